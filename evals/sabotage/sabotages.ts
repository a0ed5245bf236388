/** Four ways to break a mechanism on purpose. The gate must see each of them, or it proves nothing. */
export interface Sabotage {
  name: string;
  /** Path from the root. */
  file: string;
  /** Stands once in the file; whoever changes that line mends it here. */
  find: RegExp;
  replace: string;
}

export const SABOTAGES: readonly Sabotage[] = [
  {
    name: '分析问题时丢掉年份',
    file: 'retrieval/query/analyse-question.ts',
    find: /const periods = withYearBefore\([^;]+;/,
    replace: 'const periods: Period[] = [];',
  },
  {
    name: '引文的位置错一个字',
    file: 'api/answer/citation.ts',
    find: /start: span\.start,\s+end: span\.end,/,
    replace: 'start: span.start + 1, end: span.end + 1,',
  },
  {
    name: '不再核对数字',
    file: 'retrieval/verify/verify-statement.ts',
    find: /^ {2}figuresFault,\n/m,
    replace: '',
  },
  {
    name: '不再把繁体化为简体',
    file: 'retrieval/text/simplify.ts',
    find: /const result = sameLength\(plain, convert\(plain\)\);/,
    replace: 'const result = plain;',
  },
];

/** Throws when the code no longer has what is to be broken. */
export function sabotaged(source: string, { file, find, replace }: Sabotage): string {
  const found = [...source.matchAll(new RegExp(find, find.flags.includes('g') ? find.flags : `${find.flags}g`))].length;
  if (found !== 1)
    throw new Error(`${file}: expected ${find} once, found it ${found} times; mend evals/sabotage/sabotages.ts`);
  return source.replace(find, () => replace);
}

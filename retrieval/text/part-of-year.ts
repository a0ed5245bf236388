/** A text in, the part of a year that rules a place in it: 一季度, 上半年, 1—7月, 6月底; 全年, 年底 and 12月底 are the year. */

const PART =
  /全年(?!龄)|年(?:底|末)|第?[一二三四1-4]季度|[上下]半年|前[一二三]个?季度|(?<!\d)\d{1,2}(?:月份?)?[—–\-~～至到]\d{1,2}月份?|(?<!\d)\d{1,2}月(?:底|末|份)?(?!\d{1,2}日|[上中下]旬)/gu;
const ENDS = /[。；！？\n]/;
const WHOLE = '全年';

/** Every part of a year that is named, in one form. */
export function partsOfYear(text: string): string[] {
  return [...text.matchAll(PART)].map(([part]) => formOf(part));
}

/** The one named last before `at`, in the same sentence; null where none is. */
export function partOfYearAt(text: string, at: number): string | null {
  const before = text.slice(0, at);
  const start = Math.max(...[...before].map((mark, index) => (ENDS.test(mark) ? index : -1)), -1) + 1;
  return partsOfYear(before.slice(start)).at(-1) ?? null;
}

function formOf(part: string): string {
  if (/^(?:全年|年[底末]|1[—–\-~～至到]12月份?|12月[底末]?)$/u.test(part)) return WHOLE;
  return part
    .replace(/^第/, '')
    .replace(/^[1-4](?=季)/, (digit) => '一二三四'['1234'.indexOf(digit)] ?? digit)
    .replace(/[—–\-~～至到]/u, '-')
    .replace(/月[底末份]?/gu, '月')
    .replace(/^(\d+)月-/, '$1-');
}

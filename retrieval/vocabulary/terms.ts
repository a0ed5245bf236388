/**
 * Names that mean the same in plans of the digital economy (GDP, 地区生产总值), in simplified text with folded
 * widths. Only true synonyms stand in a group: a broader or narrower name would change an answer.
 */
import terms from './terms.json' with { type: 'json' };
import { crossings } from './word-boundary.ts';

interface Name {
  written: string;
  /** Lower case, same length: questions write gdp and 5g. */
  key: string;
  group: readonly string[];
}

const names: Name[] = terms.groups.flatMap(({ names: group }) =>
  group.map((written) => ({ written, key: lowerCase(written), group })),
);
const groups = new Map(names.map(({ key, group }) => [key, group]));
const namesByHead = Map.groupBy(
  names.toSorted((a, b) => b.key.length - a.key.length),
  ({ key }) => key.charAt(0),
);

/** Every name of every group, as written. */
export const termNames: readonly string[] = names.map(({ written }) => written);

/** English phrases in lower case and what they are called in the plans: `5g base stations` → `5G基站`. */
export const englishTerms: ReadonlyMap<string, string> = new Map(Object.entries(terms.english));

const unitGroups: readonly string[][] = terms.units.map(({ names: group }) => group);

/** ASCII alone, so that the length stays. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** All names of the same thing, `word` itself included: `['地区生产总值', 'GDP', …]`, or `[word]`. */
export function expandTerm(word: string): string[] {
  return [...(groups.get(lowerCase(word)) ?? [word])];
}

/** Names of the same unit, itself included: 户 and 家 of enterprises, 座 and 个 of base stations. */
export function expandUnit(unit: string): string[] {
  return [...(unitGroups.find((group) => group.includes(unit)) ?? [unit])];
}

/**
 * `text` with each known name replaced by the first name of its group, longest name first. The length may
 * change: offsets into the result say nothing about `text`.
 */
export function canonical(text: string): string {
  const key = lowerCase(text);
  let result = '';
  let copied = 0;
  let start = 0;
  while (start < text.length) {
    const name = nameAt(key, start);
    if (name) result += text.slice(copied, start) + name.group[0];
    start += name?.key.length ?? 1;
    if (name) copied = start;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function nameAt(text: string, start: number): Name | undefined {
  return namesByHead
    .get(text.charAt(start))
    ?.find((name) => text.startsWith(name.key, start) && standsFree(text, start, start + name.key.length));
}

/** AI is not in AIoT, 规上 not in 法规上, 国企 not in 我国企业. */
function standsFree(text: string, start: number, end: number): boolean {
  if (/[a-z0-9]/.test(text.charAt(start)) && /[a-z0-9.]/.test(text.charAt(start - 1))) return false;
  if (/[a-z0-9]/.test(text.charAt(end - 1)) && /[a-z0-9]/.test(text.charAt(end))) return false;
  if (end - start > 3 || /[a-z0-9]/.test(text.slice(start, end))) return true;
  const crossed = crossings(text, start, end);
  return end - start === 3 ? !(crossed.start && crossed.end) : !(crossed.start || crossed.end);
}

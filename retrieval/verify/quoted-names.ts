/** Names that must stand in the source to the letter: quoted phrases, titles of papers, document numbers. */
import { literalForm } from './normal-form.ts';

/** A whole clause may be quoted. */
const QUOTED = /[“「『]([^”」』]{2,400})[”」』]|"([^"]{2,400})"|《([^》]{2,60})》/g;
const NUMBER = /([\p{Script=Han}]{2,12})[〔[［(（]((?:19|20)\d{2})[〕\]］)）](\d{1,4})号/gu;

/** The first name of `text` that `said` does not have; `source` gives a literal form. */
export function missingName(text: string, source: () => string): string | null {
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  // 二、重点工作 › (五)…: a place in the paper is quoted heading by heading.
  const names = quoted.flatMap((name) => name.split(/\s*[›〉>]\s*/));
  const isNumbered = /\d号/.test(text);
  if (names.length === 0 && !isNumbered) return null;
  const said = source();
  const bare = bracketless(said);
  return names.find((name) => !bare.includes(bracketless(literalForm(name)))) ?? missingNumber(text, said);
}

function missingNumber(text: string, said: string): string | null {
  for (const [written, head = '', year = '', serial = ''] of text.replace(/\s/g, '').matchAll(NUMBER)) {
    const heads = [
      ...said.matchAll(new RegExp(`([\\p{Script=Han}]+)[〔［[（(]?${year}[〕］\\])）]?${serial}号`, 'gu')),
    ];
    if (!heads.some((match) => sameHead(head, match[1] ?? ''))) return written;
    if (isOfOtherTitle(text, year, serial, said)) return written;
  }
  return null;
}

/** 《甲》（苏发〔2022〕7号）《乙》（苏数字发〔2022〕4号）: each number is of the title in front of it. */
function isOfOtherTitle(text: string, year: string, serial: string, said: string): boolean {
  const titles = [...text.matchAll(/《([^》]+)》/g)].map((match) => literalForm(match[1] ?? ''));
  const [title] = titles;
  if (titles.length !== 1 || title === undefined) return false;
  const owner = new RegExp(
    `《([^《》]+)》[（(][\\p{Script=Han}]{2,8}[〔［[（(]?${year}[〕］\\])）]?${serial}号`,
    'u',
  ).exec(said)?.[1];
  return owner !== undefined && !owner.includes(title) && !title.includes(owner);
}

/** 文号为镇数字发 and 镇数字发 are one head; the words in front belong to the sentence. */
function sameHead(one: string, other: string): boolean {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length >= Math.min(3, one.length, other.length);
}

/** Brackets of a document number are printed in four ways. */
function bracketless(text: string): string {
  return text.replace(/[〔〕[\]［］（）()《》]/g, '');
}

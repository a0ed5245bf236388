/**
 * D类人才每年发多少津贴: a class that is only told apart by its letter or numeral. What A类 or C类 gets is no answer, however alike
 * the rest of the sentence is.
 */

const CLASS = /(?<![a-z\d])([a-z])(?=[类级档](?![a-z\p{Script=Han}]*股))|第?([一二三四五六七八九])(?=[类档]|层次)/giu;

/** `d类`, `二类`: the letters and numerals of the classes that a text names, with their noun. */
export function classesIn(text: string): string[] {
  return [...text.matchAll(CLASS)].map((match) => {
    const noun = /^(?:层次|.)/u.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
    return `${(match[1] ?? match[2] ?? '').toLowerCase()}${noun}`;
  });
}

/** A、B、C类人才 names three classes. */
export function namesClass(text: string, asked: string): boolean {
  const [letter = '', noun = ''] = [asked.charAt(0), asked.slice(1)];
  const others = /[a-z]/.test(letter) ? 'a-z' : '一二三四五六七八九第';
  return new RegExp(
    `${letter}(?:[、和与及/或${others}]{0,12}|${noun}[、和与及或][^，。；]{0,8})${noun}|${letter}${noun}`,
    'iu',
  ).test(text);
}

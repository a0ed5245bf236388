/** Numbers of a claim against the one sentence that is shown for it: another number in the very same words, or none. */

const NUMBER = /(?<![\d.a-z+])\d+(?:\.\d+)?(?![\d.a-z年月日])/gi;

/** 首批5个试点城市 where the paper has 首批4个试点城市. Both in normal form. */
export function hasOtherNumber(claim: string, said: string): boolean {
  return [...claim.matchAll(NUMBER)].some((match) => {
    const before = claim.slice(Math.max(0, match.index - BEFORE), match.index);
    const behind = claim.slice(match.index + match[0].length);
    return (
      differs(said, { before, number: match[0], behind: behind.slice(0, SHORT) }) ||
      differs(said, { before: '', number: match[0], behind: behind.slice(0, LONG) })
    );
  });
}

const BEFORE = 2;
/** The unit and the two characters behind it, with two in front; alone it takes more of them. */
const SHORT = 3;
const LONG = 6;

interface Place {
  before: string;
  number: string;
  behind: string;
}

function differs(said: string, { before, number, behind }: Place): boolean {
  const isWhole = /^[\p{Script=Han}%]+$/u.test(behind) && (behind.length === LONG || behind.length === SHORT);
  if (!isWhole || (before === '' && behind.length < LONG) || (before !== '' && !/^\p{Script=Han}{2}$/u.test(before)))
    return false;
  const place = new RegExp(`${RegExp.escape(before)}(?<![\\d.])(\\d+(?:\\.\\d+)?)${RegExp.escape(behind)}`, 'g');
  const given = [...said.matchAll(place)].map((match) => match[1]);
  return given.length > 0 && !given.includes(number);
}

/**
 * What a sentence takes away from a claim whose words all stand in it: 除贾村外 leaves one out, 不得新增 forbids it, and
 * 一季度 is no 全年. A claim that says the same itself is another one.
 */
import { partOfYearAt, partsOfYear } from '#retrieval/text/part-of-year';

/** 除…外，还 adds to what it names. */
const LEFT_OUT =
  /除(?![此去外])了?([^，。；]{2,24}?)(?:之外|以外|(?<![涉境])外)(?=[，、：]|[各其全均]|$)(?!，?(?:[\p{Script=Han}]{0,6})?(?:还|也|另|又|再|同时))/gu;
const EXCEPTED = /(?:^|[，。；（：])([^，。；（）：]{2,24}?)除外/gu;
const FORBIDS =
  /(?:不得|不再|不准|不许|不予|严禁|禁止|暂停|停止)(?:擅自|违规|违法|随意|私自|变相|继续|以任何[\p{Script=Han}]{2,4})?([\p{Script=Han}]{2})/gu;
const BOUNDS = /^(?:低于|少于|超过|高于|多于|大于|小于|晚于|早于)$/;

/** Both in normal form; the claim with its place. */
export function takesAway(claim: string, said: string): boolean {
  return leavesOut(claim, said) || forbids(claim, said);
}

/** 涉密系统要上云吗 of 除涉密系统外，全部上云. */
export function leavesOut(claim: string, said: string): boolean {
  if (/除/.test(claim)) return false;
  const bare = claim.replace(/的/g, '');
  return [LEFT_OUT, EXCEPTED].some((pattern) =>
    [...said.matchAll(pattern)].some(([, named = '']) =>
      named
        .replace(/的/g, '')
        .split(/[、和与及或]/)
        .some((one) => one.length > 1 && bare.includes(one)),
    ),
  );
}

/** 新增专项债吗 of 年内不得新增专项债. */
export function forbids(claim: string, said: string): boolean {
  if (/不|严禁|禁止|停|取消/.test(claim.replace(/是不是/g, ''))) return false;
  return [...said.matchAll(FORBIDS)].some(([, deed = '']) => !BOUNDS.test(deed) && claim.includes(deed));
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** 全年增长6.5% is not said by 一季度增长6.5%: a number of the claim stands under the part of the year that the claim names. */
export function samePartOfYear(claim: string, said: string): boolean {
  const named = partsOfYear(claim);
  if (named.length === 0) return true;
  const numbers = claim.match(NUMBER) ?? [];
  return numbers.every((number) => {
    const places = [...said.matchAll(new RegExp(`(?<![\\d.])${RegExp.escape(number)}(?![\\d.月季年])`, 'g'))];
    const parts = places.map(({ index }) => partOfYearAt(said, index));
    return parts.length === 0 || parts.some((part) => part === null || named.includes(part));
  });
}

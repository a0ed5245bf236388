/**
 * Two figures whose names share most words (大数据…占全省比重, 区块链…占全省比重) are told apart by the words that only one
 * of them has. In: names and wordings in normal form.
 */
import { pairs } from './name-agreement.ts';

/** How much more a wording says what only `other` is named by than what only `one` is; between -1 and 1. */
export function leansTo(wording: string, one: string, other: string): number {
  const { ownOnly, otherOnly } = distinct(one, other);
  if (otherOnly.length === 0) return 0;
  return shareOf(otherOnly, wording) - shareOf(ownOnly, wording);
}

/** A、B分别为1、2: whether `text` names `other` before `one`. False when either is not named by itself. */
export function namedInTurn(text: string, one: string, other: string): boolean {
  const { ownOnly, otherOnly } = distinct(one, other);
  const [first, second] = [firstAt(text, ownOnly), firstAt(text, otherOnly)];
  return first >= 0 && second >= 0 && second < first;
}

/** A、B分别为1、2: whether `one` and its value stand in the same turn as `other` and its value. */
export function standInTurn(text: string, one: Named, other: Named): boolean {
  const turn = text.search(/分别|依次/);
  if (turn < 0) return false;
  const { ownOnly, otherOnly } = distinct(one.name, other.name);
  const [first, second] = [firstAt(text.slice(0, turn), ownOnly), firstAt(text.slice(0, turn), otherOnly)];
  const [value, otherValue] = [text.indexOf(one.value, turn), text.indexOf(other.value, turn)];
  if ([first, second, value, otherValue].some((at) => at < 0) || first === second) return false;
  return first < second === value < otherValue;
}

/** Both in normal form. */
interface Named {
  name: string;
  value: string;
}

function distinct(one: string, other: string): { ownOnly: string[]; otherOnly: string[] } {
  const [own, others] = [pairs(one), pairs(other)];
  return {
    ownOnly: own.filter((pair) => !others.includes(pair)),
    otherOnly: others.filter((pair) => !own.includes(pair)),
  };
}

function shareOf(wanted: readonly string[], said: string): number {
  return wanted.length === 0 ? 0 : wanted.filter((pair) => said.includes(pair)).length / wanted.length;
}

function firstAt(text: string, wanted: readonly string[]): number {
  const found = wanted.map((pair) => text.indexOf(pair)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

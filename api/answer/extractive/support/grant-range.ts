/** A grant in, the part of its clause that is shown out: whole tiers, with the words that say whom they are for. */
import type { Span } from '#retrieval/plan-document';
import { normal } from '#retrieval/query/question-terms';
import { sentences } from '#retrieval/text/sentences';
import { type Grant, isJoined } from './grants.ts';
import type { WeighedGrant } from './weighed-grant.ts';

/** 2000万元以上的，…; 亚洲地区以外的，…; 第二年…; 最高…: goes on with the same object; 对…, 新获得… begin another. */
const GOES_ON =
  /^(?:（[^）]*）)?(?:其中|\d|[^，。；对新]{0,8}(?:以外|之外)的?|其[他余它]|超过|达到|超出|不足|不满|第[一二三四五]年|[前后][一二两三四五]年|每|最高|最多|单[个户家台项笔次]|累计|续展|再|同一|总额|(?:[种养建经投销]?[\p{Script=Han}]{0,2}?(?:规模|面积|[额量值]|收入|人数|年限|投资|时间))?(?:达到?|在|满|超过?|低于|高于|不足|不满|为)?\d)/u;

export function isTier({ text, range, sentence }: Grant): boolean {
  return range.start > sentence.start && GOES_ON.test(text);
}

/** Parts of the same sentence that are as good an answer, or that go on with it. */
const AS_GOOD = 0.12;

export function rangeShown(one: WeighedGrant, weighed: readonly WeighedGrant[]): Span {
  const { found, grant } = one;
  const whole = found.passage.indexText;
  const { start, end } = grant.sentence;
  const parts = sentences(whole).filter((part) => part.start >= start && part.end <= end);
  if (isJoined(grant))
    return withoutFront(whole, { start: withLead(one, start), end: lastSaying(one, parts)?.end ?? end });
  const isMeant = (part: Span): boolean =>
    part.start === grant.range.start ||
    GOES_ON.test(whole.slice(part.start, part.end)) ||
    weighed.some(
      (other) =>
        other.found === found &&
        other.grant.range.start === part.start &&
        other.grant.range.end === part.end &&
        other.score >= one.score - AS_GOOD,
    );
  const at = parts.findIndex((part) => part.start === grant.range.start);
  const behind = parts.slice(at + 1);
  const others = behind.findIndex((part) => !isMeant(part));
  const run = parts.slice(0, at + 1 + (others < 0 ? behind.length : others));
  const first = run.findLastIndex(
    (part, place) => place <= at && !goesOnAt(whole, part) && !isMeantAt(run[place - 1], isMeant),
  );
  const shown = run.slice(Math.max(0, first));
  return withoutFront(whole, {
    start: withLead(one, shown[0]?.start ?? grant.range.start),
    end: shown.at(-1)?.end ?? grant.range.end,
  });
}

/** Of a sentence shown for several things: up to the last part that says one of them. */
function lastSaying({ found, says }: WeighedGrant, parts: readonly Span[]): Span | undefined {
  const text = found.passage.indexText;
  return parts.findLast(({ start, end }) => says.some((name) => normal(text.slice(start, end)).includes(name)));
}

function isMeantAt(part: Span | undefined, isMeant: (part: Span) => boolean): boolean {
  return part !== undefined && isMeant(part);
}

function withoutFront(whole: string, { start, end }: Span): Span {
  return { start: start + (IN_FRONT.exec(whole.slice(start, end))?.[0].length ?? 0), end };
}

/** What runs into a sentence from the clause in front of it: its offices, a number, a heading. */
const IN_FRONT =
  /^(?:[（(](?:责任|牵头|配合|主管)[^）)]*[）)])?\s*(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))?/u;

function goesOnAt(whole: string, part: Span): boolean {
  return GOES_ON.test(whole.slice(part.start, part.end));
}

/** The sentence in front when the question's words stand only there: whom it is for. */
function withLead({ found, grant, own, lead }: WeighedGrant, start: number): number {
  if (start !== grant.sentence.start || lead === '' || own >= 0.5) return start;
  return found.passage.indexText.lastIndexOf(lead, start);
}

/**
 * 每亩补助300元。同一主体最高不超过5万元: what stands around the words shown and may change what they come to. In: a grant
 * and the span of it that is shown; out: the limits of it, those that may be another's, and the tiers that are not shown.
 */
import type { Span } from '#retrieval/plan-document';
import { sentences } from '#retrieval/text/sentences';
import { type Grant, limitsAlone } from './grants.ts';
import { moneyOf } from './money.ts';

export interface Around {
  /** Limits of what is shown, in words of their own. */
  limits: readonly string[];
  /** Limits of this grant or of another one that stands between. */
  unsure: readonly string[];
  /** Other parts with amounts and conditions in numbers: tiers, for all one knows. */
  hidden: readonly string[];
}

export const NOTHING_AROUND: Around = { limits: [], unsure: [], hidden: [] };

const CAP = /(?:最高|最多|不超过|不得超过|上限为?|封顶)[^，。；\d]{0,8}(\d+(?:\.\d+)?)\s*([万亿])?元(?!\s*[/／每])/gu;
const LIMIT = /最高|最多|至多|[不未]超过?|不得超|不高于|上限|封顶|以内|为限|限额/u;
const AMOUNT = /\d\s*(?:[万亿千百]*元|%)/u;
/** Left when the sums and shares are taken out: 100亩以上, 满2年, but not 每亩. */
const CONDITION = /\d/u;
const MONEY = /\d+(?:\.\d+)?\s*(?:[万亿千百]*元|%)/gu;

/** `others`: the grants of other sentences that are as good an answer. */
export function aroundGrant({
  whole,
  grant,
  shown,
  others,
}: {
  whole: string;
  grant: Grant;
  shown: Span;
  others: readonly string[];
}): Around {
  const limits: string[] = [];
  const unsure: string[] = [];
  const hidden: string[] = others.filter((text) => isTierLike(text));
  let isNext = true;
  for (const { start, end } of sentences(whole)) {
    const text = whole.slice(start, end).trim();
    const isShown = start < shown.end && end > shown.start;
    if (isLimit(text)) {
      const isOwn = isShown || (start >= shown.end && isNext && limitsAlone(text));
      (isOwn ? limits : unsure).push(text);
    } else if (LIMIT.test(text) && limitsAlone(text)) {
      unsure.push(text);
    } else if (!isShown) {
      if (start >= shown.end && AMOUNT.test(text)) isNext = false;
      if (start >= grant.sentence.start && end <= grant.sentence.end && isTierLike(text)) hidden.push(text);
    }
  }
  return { limits, unsure, hidden };
}

function isLimit(text: string): boolean {
  return LIMIT.test(text) && !AMOUNT.test(text.replace(CAP, ''));
}

function isTierLike(text: string): boolean {
  return AMOUNT.test(text) && CONDITION.test(text.replace(MONEY, ''));
}

/** What a total comes to under the limits of its part: itself, a printed cap, or null where that is not certain. */
export function underLimits(
  total: number,
  part: string,
  { limits, unsure }: Around,
): { value: number; cap?: string } | null {
  const own = [part, ...limits];
  if (own.some((text) => LIMIT.test(text.replace(CAP, '')))) return null;
  if (unsure.some((text) => LIMIT.test(text.replace(CAP, '')) || capsIn(text).some(({ value }) => value < total)))
    return null;
  const caps = own.flatMap(capsIn);
  const [cap] = caps.filter(({ value }) => value < total);
  if (!cap) return { value: total };
  return caps.length > 1 ? null : { value: cap.value, cap: cap.text };
}

function capsIn(text: string): { value: number; text: string }[] {
  return [...text.matchAll(CAP)].map((match) => ({ value: moneyOf(match[1] ?? '', match[2]), text: match[0] }));
}

/** A sum of money that only limits what is given. */
export function withoutCaps(text: string): string {
  return text.replace(CAP, '');
}

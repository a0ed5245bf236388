/**
 * Qualifiers of two readings in, what the statement drops, adds or changes out. 不少于 is 以上, but 超过 is not; 力争 is
 * 争取, but not 确保.
 */

type Bound = 'at-least' | 'more' | 'at-most' | 'less' | 'about' | 'near' | 'highest' | 'lowest';

const BOUNDS: [RegExp, Bound][] = [
  [/^(?:以上|不少于|不低于|至少|及以上)$/, 'at-least'],
  [/^(?:超过|超出|突破|高于|超|逾|过|多|余)$/, 'more'],
  [/^(?:不超过|不高于|以内|以下|之内|至多)$/, 'at-most'],
  [/^(?:低于|不足|不到|少于)$/, 'less'],
  [/^(?:约|左右|上下|大约|约为)$/, 'about'],
  [/^(?:近|接近)$/, 'near'],
  [/^最高$/, 'highest'],
  [/^最低$/, 'lowest'],
];

const INTENTS: [RegExp, string][] = [
  [/^(?:力争|争取)$/, '力争'],
  [/^争创$/, '争创'],
  [/^确保$/, '确保'],
  [/^原则上$/, '原则上'],
  [/^(?:预计|有望)$/, '预计'],
];

export interface QualifierFault {
  problem: 'qualifier' | 'strength';
  /** Chinese, a clause. */
  detail: string;
}

/** Null when the statement's qualifiers say no more and no less than the source's. Both as `Figure.qualifier` has them. */
export function qualifierFault(stated: string | null, given: string | null): QualifierFault | null {
  const own = wordsOf(stated);
  const source = wordsOf(given);
  const intent = intentFault(own, source);
  if (intent) return intent;
  const [ownBounds, sourceBounds] = [boundsOf(own), boundsOf(source)];
  const agrees =
    ownBounds.every((bound) => sourceBounds.some((other) => follows(bound, other))) &&
    sourceBounds.every((bound) => ownBounds.some((other) => follows(other, bound)));
  return agrees ? null : { problem: 'qualifier', detail: differing(own, source) };
}

function intentFault(own: readonly string[], source: readonly string[]): QualifierFault | null {
  const [ownIntents, sourceIntents] = [intentsOf(own), intentsOf(source)];
  if (sameSet(ownIntents, sourceIntents)) return null;
  return { problem: 'strength', detail: differing(own, source) };
}

function differing(own: readonly string[], source: readonly string[]): string {
  if (source.length === 0) return `原文没有“${own.join('、')}”`;
  const given = source.map((word) => `“${word}”`).join('');
  return own.length === 0 ? `原文有${given}，句中没有` : `原文为${given}，句中为“${own.join('、')}”`;
}

function wordsOf(qualifier: string | null): string[] {
  return qualifier === null ? [] : qualifier.split('、').filter((word) => word !== '');
}

function boundsOf(words: readonly string[]): Bound[] {
  return words.flatMap((word) => BOUNDS.find(([pattern]) => pattern.test(word))?.[1] ?? []);
}

function intentsOf(words: readonly string[]): string[] {
  return words.flatMap((word) => INTENTS.find(([pattern]) => pattern.test(word))?.[1] ?? []);
}

function follows(stated: Bound, given: Bound): boolean {
  return stated === given;
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((item) => other.includes(item)) && other.every((item) => one.includes(item));
}

const BEFORE =
  /(不少于|不低于|不超过|不高于|超过|超出|突破|高于|低于|至少|最高|最低|(?<![节集合签预制公简])约|近|超|逾|不足|不到|力争|争取|争创)(?:达到?|为)?$/;
/** 2.87万亿元多出1.13万亿元: there 多 is how much more the other is. */
const AFTER = /^(?:以上|左右|以内|以下|之内|上下|多(?![出于])|余)/;

/** Qualifiers that touch a number of running text, in the form of `Figure.qualifier`. */
export function qualifierAround(text: string, start: number, end: number): string | null {
  const before = BEFORE.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  const inner = /[多余]/.exec(text.slice(start, end))?.[0];
  const after = inner ?? AFTER.exec(text.slice(end))?.[0];
  const words = [before, after].filter((word) => word !== undefined);
  return words.length > 0 ? words.join('、') : null;
}

const RULING = /力争|争取(?!中央|国家|上级|省级|资金|政策|支持)|争创|确保|原则上|预计|有望/g;
/** 力争 of the line that leads a list (`力争……目标如下：`) is said of the whole: where the passage says it too, no item needs it. */
export function withoutLeadingIntent(text: string, said: string): string {
  const lead = text.lastIndexOf('：') + 1;
  if (!INTENT.test(said)) return text;
  return text.slice(0, lead).replace(INTENTS_IN, (word) => '　'.repeat(word.length)) + text.slice(lead);
}

const INTENT = /力争|争取(?!中央|国家|上级|省级|资金|政策|支持)/;
const INTENTS_IN = new RegExp(INTENT.source, 'g');

const OVER_A_VERB =
  /(最高|最低|不超过|不低于|不少于|至少|超过|约)(?:可|给予|奖励|补助|补贴|奖|补|支持|资助|达到?|为)+$/;

/** What rules a number from further in front: 力争 at the head of the sentence, 最高 of 最高奖励200万元. */
export function rulingQualifiers(before: string, own: string | null): string | null {
  const words = [...(before.match(RULING) ?? []), OVER_A_VERB.exec(before)?.[1], own].filter((word) => word != null);
  return words.length > 0 ? [...new Set(words.join('、').split('、'))].join('、') : null;
}

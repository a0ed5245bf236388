/**
 * The text of a clause in, what it grants out, grant by grant. A grant is one part between ； and 。 with an amount of
 * support; it belongs to one full sentence, whose other parts may be its tiers or grants of their own.
 */
import type { Span } from '#retrieval/plan-document';
import { sentences } from '#retrieval/text/sentences';

export interface Grant {
  /** Of the part. */
  range: Span;
  text: string;
  /** Up to the full stops around it. */
  sentence: Span;
  /** Has an amount or a rate; else it grants without saying how much. */
  hasAmount: boolean;
}

const GRANTS =
  /给予|予以|奖励|奖补|补助|补贴|资助|返还|减免|免收|免除|减半|贴息|拨付|津贴|补偿|扶持|鼓励\d|奖[\d一]|负担|承担|自缴|全额|(?:价格|收费)[^。；]*标准|标准[^。；]{0,4}[为：]/u;
const AMOUNT =
  /\d(?:[\d.,]*)(?:[—–~～至-]\d[\d.,]*)?\s*(?:[万亿千百十]*(?:美元|元)|[%‰％]|[万亿](?![\p{Script=Han}])|倍)|万分之|千分之|百分之|全额|减半|免收|免除|免费|[一二三四五六七八九]成|三分之[一二]|半价|积\d+分/u;

export function grantsIn(text: string): Grant[] {
  const parts = sentences(text);
  return parts.flatMap((range, at) => {
    const words = text.slice(range.start, range.end);
    const sentence = aroundPart(text, parts, at);
    const isGrant = GRANTS.test(words) || (AMOUNT.test(words) && GRANTS.test(text.slice(sentence.start, sentence.end)));
    return isGrant ? [{ range, text: words, sentence, hasAmount: AMOUNT.test(words) }] : [];
  });
}

/** Sentences of several parts, each as one grant. */
export function grantsJoined(text: string, grants: readonly Grant[]): Grant[] {
  const parted = grants.filter(({ range, sentence }) => range.end - range.start < sentence.end - sentence.start);
  const spans = new Map(parted.map(({ sentence }) => [sentence.start, sentence]));
  return [...spans.values()].map((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    return { range: sentence, text: words, sentence, hasAmount: AMOUNT.test(words) };
  });
}

export function isJoined({ range, sentence }: Grant): boolean {
  return range.end - range.start === sentence.end - sentence.start;
}

function aroundPart(text: string, parts: readonly Span[], at: number): Span {
  const endsOpen = (part: Span | undefined): boolean => part !== undefined && text[part.end - 1] === '；';
  let [first, last] = [at, at];
  while (endsOpen(parts[first - 1])) first -= 1;
  while (endsOpen(parts[last]) && parts[last + 1]) last += 1;
  return { start: parts[first]?.start ?? 0, end: parts[last]?.end ?? text.length };
}

/** 最高不超过…, 分三年拨付, 不重复享受: a sentence that only limits what the sentence in front of it grants. */
const LIMITS =
  /^(?:[（(]?其中|单[个户家台项笔次位]|每[个家户项人年]|同一|累计|最高|总额|合计|本条|前[款项]|上述|以上|此项|该项?|奖励|补助|补贴|资金|已享受|晋[档升级]|按原|各类|分[两二三四五])[^。]*(?:最高|最多|不超过|不得超过|累计|分[两二三四五\d]年|比例|重复|差额|就高|从高|上限|拨付|兑现|发放)/u;
const NEW_OBJECT = /(?:^|，)(?:对|凡)[^，]*的/u;

/** It grants nothing of its own. */
export function limitsAlone(words: string): boolean {
  return LIMITS.test(words) && !NEW_OBJECT.test(words);
}

export function limitsBehind(text: string, sentence: Span): Span[] {
  const following = sentences(text).filter(({ start }) => start >= sentence.end);
  const end = following.findIndex((range) => {
    const words = text.slice(range.start, range.end).trim();
    return !limitsAlone(words) && !words.startsWith('其中');
  });
  return following.slice(0, Math.min(end < 0 ? following.length : end, 2));
}

/** 单户最高不超过5万元 at the end of a sentence of several grants, or behind it, holds for each of them. */
const OF_ALL = /^(?:单[个户家]|每[个户家人]|同一|累计|总额|合计|各类|以上|上述)/u;

export function limitsOfAll(text: string, sentence: Span, shown: Span): Span[] {
  const inside = sentences(text).filter(({ start, end }) => start >= shown.end && end <= sentence.end);
  const lastGrant = inside.findLastIndex(({ start, end }) => !limitsAlone(text.slice(start, end).trim()));
  return [...inside.slice(lastGrant + 1), ...limitsBehind(text, sentence)].filter(({ start, end }) =>
    OF_ALL.test(text.slice(start, end).trim()),
  );
}

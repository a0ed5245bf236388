/** A zone in, the qualifiers that the source gives its number out: 力争, 超过, 以上. None is added, none is dropped. */
import type { Span } from '../../plan-document.ts';
import { INTENT, QUALIFIER_AFTER, QUALIFIER_BEFORE } from './wording.ts';
import type { Zone } from './zones.ts';

export interface Qualifiers {
  intent: string | null;
  before: string | null;
  after: string | null;
}

export interface QualifierSource {
  text: string;
  sentence: Span;
  zone: Zone;
  /** The zone before, with what rules it, when it is of the same sentence. */
  previous: { zone: Zone; qualifiers: Qualifiers } | undefined;
  /** What is looked back on is not striven for: 争取资金900亿元 got them. */
  looksBack: boolean;
}

export function qualifiersOf({ text, sentence, zone, previous, looksBack }: QualifierSource): Qualifiers {
  const { token, segment, range } = zone;
  const clause = text.slice(segment.start, token.start);
  const intent = INTENT.exec(clause)?.[0] ?? carriedIntent(text.slice(sentence.start, segment.start)) ?? null;
  const inner = /[多余]/.exec(text.slice(token.start, token.end))?.[0];
  const behind = QUALIFIER_AFTER.exec(text.slice(token.end, range.end))?.[0];
  return {
    intent: looksBack && intent !== '争创' ? null : intent,
    before: QUALIFIER_BEFORE.exec(clause.slice(-8))?.[1] ?? sharedBefore(text, zone, previous),
    after: inner ?? behind ?? null,
  };
}

/** 最高 of 最高200万元、50万元 is of both. */
function sharedBefore(text: string, zone: Zone, previous: QualifierSource['previous']): string | null {
  if (!previous || previous.zone.segment.start !== zone.segment.start) return null;
  const between = text.slice(previous.zone.token.end, zone.token.start);
  return /^[、和及]$/.test(between) ? previous.qualifiers.before : null;
}

/** 力争 at the head of a sentence rules the parallel clauses behind it: 力争2022年培育…超40家，实现新增…超100家. */
function carriedIntent(lead: string): string | undefined {
  return /(?:^|[，。])(?:全年)?(力争|争取|确保)[^，]*，$/.exec(lead)?.[1];
}

/** As one string, in the order of the source; null when there is none. */
export function joinQualifiers({ intent, before, after }: Qualifiers): string | null {
  const words = [intent, before, after].filter((word) => word !== null);
  return words.length > 0 ? [...new Set(words)].join('、') : null;
}

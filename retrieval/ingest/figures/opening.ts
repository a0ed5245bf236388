/** A clause in, the clause before it that its figure cannot be said without out. */
import type { Span } from '../../plan-document.ts';
import { segments } from '../../text/sentences.ts';
import { isGeneric } from './names.ts';
import { findNumbers } from './numbers.ts';
import type { Zone } from './zones.ts';

const SUBJECT = /^(?!(?:到|至|截至)?(?:19|20)\d{2}年).{2,}(?:有所突破|取得|加快|快速|壮大|发展|提升|突破)/;
const GIVES = /^(?:按[^，]{0,20}|\p{Script=Han}{0,6})?(?:分别|一次性|再|可|将)?(?:给予|奖励|补助|补贴|资助)/u;
const MAX_CONDITION = 80;

/** Empty when the figure's own clause says enough. `对…的企业，给予最高200万元补助` needs its condition. */
export function openingOf(text: string, sentence: Span, zone: Zone, name: string): string {
  if (zone.segment.start === sentence.start) return '';
  const before = segments(text, { start: sentence.start, end: zone.segment.start - 1 }).at(-1);
  if (!before) return '';
  const words = text
    .slice(before.start, before.end)
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]+[）).、]|[一二三四五六七八九十]是)/, '');
  const own = text.slice(zone.segment.start, zone.segment.end);
  if (GIVES.test(own) && /^(?:对|为|给|支持|鼓励)/.test(words) && words.length <= MAX_CONDITION) return words;
  if (!isGeneric(name) || words.length > 20 || findNumbers(words).length > 0) return '';
  return SUBJECT.test(words) ? words : '';
}

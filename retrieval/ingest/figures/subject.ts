/** A clause in, whom its figures are of out, where the clause or its sentence begins with a place. */
import type { Span } from '../../plan-document.ts';
import { findRegions } from '../../vocabulary/regions.ts';

export interface Subject {
  region: string | null;
  /** A park or zone inside the region, as named: what it did, the region did not. Empty when there is none. */
  actor: string;
}

const LEAD = /^(?:(?:其中|目前|截至目前|到\d{4}年|力争|\d{4}年)[，]?)?$/;
const ZONE = /^(?:工业园区|高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新区|园区|自贸片区)/;
const HEAD_UNITS = 24;

export function subjectOf(text: string, sentence: Span, segment: Span): Subject {
  for (const start of [segment.start, sentence.start]) {
    const words = text.slice(start, start + HEAD_UNITS).replace(/^[一二三四五六七八九十]是/, '');
    const [first] = findRegions(words);
    if (!first) continue;
    const after = words.slice(first.end);
    if (!LEAD.test(words.slice(0, first.start)) || /^[、和等及]|^.{0,4}[、]/.test(after)) continue;
    const zone = ZONE.exec(after)?.[0];
    return { region: first.region.name, actor: zone ? words.slice(first.start, first.end) + zone : '' };
  }
  return { region: null, actor: '' };
}

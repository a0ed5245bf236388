/** 明年, 次年 in, a year out: 今年 is the year of the paper and never the clock's, so 明年 is the year after it. */
import type { Known } from '#retrieval/query/known';
import { findPeriods } from '#retrieval/text/periods';
import type { Slots } from './question-slots.ts';
import { periodOf } from './stem.ts';
import { yearAfter } from './turn-marks.ts';

export function relativeYear(turn: string, before: Slots, known: Known): string {
  const relative = yearAfter(turn);
  if (!relative || findPeriods(turn).length > 0) return turn;
  const own = paperYear(before, known);
  const spoken = findPeriods(periodOf(before)).at(-1)?.to ?? own;
  const from = relative.from === 'spoken' ? spoken : own;
  return from === null ? turn : turn.replace(relative.word, `${from + relative.years}年`);
}

/** Of the papers that were spoken of, else of the plans of their places; null when they differ. */
function paperYear({ analysis }: Slots, { documents }: Known): number | null {
  const named = documents.filter((document) => analysis.documents.ids.includes(document.id));
  const local = documents.filter((document) => analysis.regions.some((region) => region.name === document.region));
  const plans = local.filter((document) => document.kind !== 'bulletin' && document.kind !== 'news');
  const chosen = [named, plans, local].find((list) => list.length > 0) ?? [];
  const years = new Set(chosen.map(({ published, years: covered }) => Number(published?.slice(0, 4) ?? covered[0])));
  const [year] = years;
  return years.size === 1 && year !== undefined && !Number.isNaN(year) ? year : null;
}

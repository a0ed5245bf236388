/** Figures of the index in, a few questions that it can answer out: one per region, with short plain names. */

import type { KnownFigure } from '#retrieval/query/corpus';

export function suggestQuestions(figures: readonly KnownFigure[]): string[] {
  const perRegion = new Map<string, string>();
  for (const { region, period, name } of figures) {
    if (!region || !period || perRegion.has(region) || !/^\d{4}年$/.test(period)) continue;
    if (name.length < 4 || name.length > 14 || /[、，（）“”]/.test(name)) continue;
    perRegion.set(region, `${region}${period}${name}目标是多少`);
  }
  return [...perRegion.values()].slice(0, 4);
}

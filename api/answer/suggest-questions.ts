/** Figures of the index in, a few questions that it can answer out: one per region, about goals with short plain names. */

import type { KnownFigure } from '#retrieval/query/corpus';

const PLAIN_NAME = /^[\p{Script=Han}A-Za-z0-9]{4,14}$/u;

export function suggestQuestions(figures: readonly KnownFigure[]): string[] {
  const perRegion = new Map<string, KnownFigure>();
  for (const figure of figures) {
    if (!figure.isGoal || !figure.region || !figure.period || !PLAIN_NAME.test(figure.name)) continue;
    const known = perRegion.get(figure.region);
    // Rows of a table have the names that an office uses.
    if (!known || (figure.inTable && !known.inTable)) perRegion.set(figure.region, figure);
  }
  return [...perRegion.values()].slice(0, 4).map(({ region, period, name }) => `${region}${period}${name}目标是多少`);
}

/** The statements of a draft in, for each the region and year that the draft said before it and that it leaves out. */
import { cleanText } from '#retrieval/text/clean';
import { findPeriods, OWN_YEAR } from '#retrieval/text/periods';
import type { TextStatement } from '#retrieval/verify/split-statements';
import { findRegions, type Region } from '#retrieval/vocabulary/regions';

export interface PlacedStatement {
  statement: TextStatement;
  /** As written earlier; null when the statement names one itself or none was named. */
  region: string | null;
  /** `2022年`, of the headings or the paragraph. */
  period: string | null;
}

/** A region holds until another is named, a year to the end of its paragraph or to the next region, that of a heading to the next heading. */
export function placeStatements(
  text: string,
  statements: readonly TextStatement[],
  local: readonly Region[] = [],
): PlacedStatement[] {
  let region: string | null = null;
  let headingPeriod: string | null = null;
  let period: string | null = null;
  let lastEnd = 0;
  return statements.map((statement) => {
    const words = cleanText(statement.plain);
    const regions = findRegions(words, local).filter(({ qualifies }) => !qualifies);
    const periods = findPeriods(words);
    // Another place named anew has years of its own.
    if (text.slice(lastEnd, statement.start).includes('\n') || regions.length > 0) period = headingPeriod;
    lastEnd = statement.end;
    const placed: PlacedStatement = {
      statement,
      region: regions.length > 0 ? null : region,
      period: periods.length > 0 || OWN_YEAR.test(words) ? null : period,
    };
    // Of several places the next sentence may mean any.
    if (regions.length > 0)
      region = new Set(regions.map((one) => one.region.name)).size === 1 ? (regions[0]?.written ?? null) : null;
    if (statement.kind === 'heading' && periods.length > 0) headingPeriod = labelOf(periods);
    if (periods.length > 0) period = labelOf(periods);
    return placed;
  });
}

function labelOf(periods: readonly { label: string; from: number; to: number }[]): string | null {
  const years = new Set(periods.map(({ from, to }) => `${from}-${to}`));
  return years.size === 1 ? (periods[0]?.label ?? null) : null;
}

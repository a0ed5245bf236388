/**
 * Figures in, a grid for each indicator out: regions down, periods across. A figure stands in the cell of its own
 * region and period and in no other; a figure of a term of years has a column of its own.
 */
import type { Figure } from '../plan-document.ts';
import { unitFamily } from '../vocabulary/figure-units.ts';
import { findFigureConflicts } from './figure-conflicts.ts';
import { indicatorKey } from './indicator-names.ts';

export interface GridPeriod {
  /** Both null for figures without a period. */
  from: number | null;
  to: number | null;
}

export interface GridCell {
  figures: Figure[];
  /** Figures of this cell give different values for the same thing. */
  disagree: boolean;
}

export interface GridRow {
  region: string | null;
  /** As many as there are periods, in their order. */
  cells: GridCell[];
}

export interface FigureGrid {
  periods: GridPeriod[];
  /** One for each indicator, in the order in which they first come. */
  indicators: { names: string[]; rows: GridRow[] }[];
}

export interface GridRequest {
  figures: readonly Figure[];
  /** Rows that must be there; empty for those of the figures. */
  regions: readonly string[];
  /** Columns that must be there; empty for those of the figures. */
  years: readonly number[];
}

export function gridOfFigures({ figures, regions, years }: GridRequest): FigureGrid {
  const rows = regions.length > 0 ? [...new Set(regions)] : [...new Set(figures.map(({ region }) => region))];
  const periods = periodsOf(figures, years);
  const groups = Map.groupBy(figures, (figure) => `${indicatorKey(figure)}\n${measureOf(figure.unit)}`);
  // What nobody mentions is still a row of empty cells for each region asked for.
  const indicators = (groups.size > 0 ? [...groups.values()] : [[]]).map((group) => ({
    names: [...new Set(group.map(({ name }) => name))],
    rows: rows.map((region) => ({ region, cells: periods.map((period) => cellOf(group, region, period)) })),
  }));
  return { periods, indicators };
}

/** A rise in 百分点 belongs beside the share that rises. */
function measureOf(unit: string): string {
  const family = unitFamily(unit);
  return family === '百分点' ? '%' : family;
}

function periodsOf(figures: readonly Figure[], years: readonly number[]): GridPeriod[] {
  const found = new Map<string, GridPeriod>();
  const add = (from: number | null, to: number | null): void => {
    found.set(`${from}-${to}`, { from, to });
  };
  for (const year of years) add(year, year);
  for (const { period } of figures) add(period?.from ?? null, period?.to ?? null);
  const order = ({ from, to }: GridPeriod): number => (from ?? 9999) * 10_000 + (to ?? 9999);
  return [...found.values()].sort((one, other) => order(one) - order(other));
}

function cellOf(group: readonly Figure[], region: string | null, { from, to }: GridPeriod): GridCell {
  const figures = group.filter(
    (figure) =>
      figure.region === region && (figure.period?.from ?? null) === from && (figure.period?.to ?? null) === to,
  );
  return { figures, disagree: findFigureConflicts(figures).length > 0 };
}

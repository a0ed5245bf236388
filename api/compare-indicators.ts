/** A grid of figures in, the comparison of the wire out: 未提及 in empty cells, the kind named where kinds differ. */
import type { Figure, FigureKind } from '#retrieval/plan-document';
import type { FigureGrid, GridCell, GridPeriod, GridRow } from '#retrieval/query/figure-grid';
import { KIND_WORDS } from '#retrieval/vocabulary/kind-words';
import type { ComparisonCell, Indicator, IndicatorComparison } from './contract.ts';

const NOT_MENTIONED = '未提及';

export interface ComparisonSource {
  name: string;
  grid: FigureGrid;
  /** By the id of the figure. */
  described: ReadonlyMap<string, Indicator>;
}

export function compareIndicators({ name, grid, described }: ComparisonSource): IndicatorComparison {
  return {
    name,
    periods: grid.periods.map((period) => ({ label: periodLabel(period), ...period })),
    indicators: grid.indicators.map(({ names, rows }) => {
      const kinds = new Set(figuresOf(rows).map(({ kind }) => kind));
      const describeCell = (cell: GridCell): ComparisonCell => ({
        text: cellText(cell, kinds.size > 1),
        disagree: cell.disagree,
        indicators: cell.figures.flatMap((figure) => described.get(figure.id) ?? []),
      });
      return {
        names,
        note: kinds.size > 1 ? kindNote(rows, kinds) : null,
        rows: rows.map(({ region, cells }) => ({ region, cells: cells.map(describeCell) })),
      };
    }),
  };
}

function figuresOf(rows: readonly GridRow[]): Figure[] {
  return rows.flatMap(({ cells }) => cells.flatMap(({ figures }) => figures));
}

function periodLabel({ from, to }: GridPeriod): string {
  if (from === null || to === null) return '未注明时期';
  return from === to ? `${from}年` : `${from}—${to}年`;
}

/** One wording said at several places is given once; its places are all among the indicators of the cell. */
function cellText({ figures, disagree }: GridCell, namesKind: boolean): string {
  if (figures.length === 0) return NOT_MENTIONED;
  const said = figures.map((figure) => {
    const words = figure.value === null ? `未列数值（原表为“${figure.valueText}”）` : figure.statement;
    return namesKind ? `${words}［${KIND_WORDS[figure.kind]}］` : words;
  });
  return `${[...new Set(said)].join('；')}${disagree ? '（各处数字不一致）' : ''}`;
}

function kindNote(rows: readonly GridRow[], kinds: ReadonlySet<FigureKind>): string {
  const figures = figuresOf(rows);
  const parts = [...kinds].map((kind) => {
    const places = new Set(
      figures.filter((figure) => figure.kind === kind).map(({ region }) => region ?? '未注明地区'),
    );
    return `${[...places].join('、')}有${KIND_WORDS[kind]}`;
  });
  return `口径不同，不宜直接比较：${parts.join('；')}`;
}

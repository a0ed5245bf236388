/** Figures of one document and its truth in, what was found, missed and taken wrongly out; compared by place in the text. */
import type { Figure, PlanDocument } from '#retrieval/plan-document';
import { cleanText } from '#retrieval/text/clean';
import type { IndicatorTruth, PlacedTruth } from './figure-truth.ts';

const figureFields = ['value', 'unit', 'region', 'period', 'kind', 'qualifier'] as const;
export type FigureField = (typeof figureFields)[number];

export interface FoundFigure {
  truth: IndicatorTruth & PlacedTruth;
  figure: Figure;
  wrong: FigureField[];
}

export interface FalseFigure {
  figure: Figure;
  /** The truth names it as something else than a figure, or not at all. */
  listed: boolean;
  arguable: boolean;
}

export interface DocumentComparison {
  document: string;
  found: FoundFigure[];
  missed: (IndicatorTruth & PlacedTruth)[];
  falsely: FalseFigure[];
}

type Own = Pick<PlanDocument, 'id' | 'kind' | 'years' | 'figures'>;

export function compareFigures(document: Own, entries: readonly PlacedTruth[]): DocumentComparison {
  // A cell that says there is no target (`/`) holds no number and is outside this comparison.
  const open = new Set(document.figures.filter((figure) => figure.value !== null));
  const found: FoundFigure[] = [];
  const missed: (IndicatorTruth & PlacedTruth)[] = [];
  for (const truth of entries) {
    if (!truth.indicator) continue;
    const figure = [...open].find((each) => each.span.start < truth.span.end && truth.span.start < each.span.end);
    if (!figure) {
      missed.push(truth);
      continue;
    }
    open.delete(figure);
    found.push({ truth, figure, wrong: wrongFields(document, figure, truth) });
  }
  const falsely = [...open].map((figure) => {
    const listed = entries.find((each) => each.span.start < figure.span.end && figure.span.start < each.span.end);
    return { figure, listed: listed !== undefined, arguable: listed?.arguable ?? false };
  });
  return { document: document.id, found, missed, falsely };
}

function wrongFields(document: Own, figure: Figure, truth: IndicatorTruth & PlacedTruth): FigureField[] {
  const { also = {} } = truth;
  const right: Record<FigureField, boolean> = {
    value: figure.value === truth.value,
    unit: figure.unit === (truth.unit ?? ''),
    region: figure.region === truth.region,
    period: [truth.period, ...(also.period ?? [])].some((period) => periodFits(document, figure, period)),
    kind: [truth.kind, ...(also.kind ?? [])].includes(figure.kind),
    qualifier: [truth.qualifier, ...(also.qualifier ?? [])].some(
      (qualifier) => words(figure.qualifier) === words(qualifier && cleanText(qualifier)),
    ),
  };
  return figureFields.filter((field) => !right[field]);
}

/** `2022年底` is 2022. What a bulletin tells without a year is of its own year. */
function periodFits(document: Own, { period }: Figure, truth: string | null): boolean {
  if (truth === null) {
    const own = document.years.length === 1 ? document.years[0] : undefined;
    return period === null || (document.kind === 'bulletin' && period.from === own && period.to === own);
  }
  const years = /^(\d{4})(?:-(\d{4}))?(?:年底)?$/.exec(truth);
  if (!years) return period?.label === truth;
  return period?.from === Number(years[1]) && period.to === Number(years[2] ?? years[1]);
}

function words(qualifier: string | null): string {
  return [...new Set((qualifier ?? '').split('、'))].sort().join('、');
}

/**
 * Figures of plans that are not part of the project: a folder with them and a list of facts made by hand (place, name,
 * value, unit, region, period, kind, qualifier) in, the comparison out. The list says which stretches of a document it
 * covers; what is read elsewhere is outside the comparison.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readDocument } from '#retrieval/ingest/read-document';
import type { PlanDocument } from '#retrieval/plan-document';
import { cleanText } from '#retrieval/text/clean';
import { compareFigures, type FoundFigure } from './compare-figures.ts';
import type { PlacedTruth } from './figure-truth.ts';
import { type FigureMeasurement, summariseFigures } from './measure-figures.ts';

const kind = z.enum(['new', 'cumulative', 'level', 'change', 'yearly', 'reached']);
const either = <Value extends z.ZodType>(value: Value) => z.union([value, z.array(value).min(1)]);
/** File name in the folder. Offsets are UTF-16 units of its canonical text. */
const document = z.string().min(1);

const lineSchema = z.union([
  /** A stretch of which every figure is listed. */
  z.strictObject({ document, from: z.number().int().min(0), to: z.number().int().min(1) }),
  z.strictObject({
    document,
    at: z.number().int().min(0),
    name: z.string().min(1),
    value: z.number(),
    unit: z.string(),
    region: z.string().nullable(),
    period: either(z.string().nullable()),
    kind: either(kind),
    qualifier: either(z.string().nullable()),
  }),
]);
type Line = z.infer<typeof lineSchema>;
type Listed = Extract<Line, { at: number }>;

export interface OtherPlansMeasurement extends FigureMeasurement {
  /** Of the figures found, those whose name is worded otherwise than in the list. */
  otherwiseNamed: FoundFigure[];
}

export interface OtherPlans {
  plansDir: string;
  truthFile: string;
}

/** Throws when a line of the list is no entry or a document that it names is not in the folder. */
export function measureOtherPlans({ plansDir, truthFile }: OtherPlans): OtherPlansMeasurement {
  const lines = readLines(truthFile);
  const comparisons = [...new Set(lines.map((line) => line.document))].map((file) => {
    const own = lines.filter((line) => line.document === file);
    const plan = readDocument({ file, bytes: readFileSync(path.join(plansDir, file)) });
    const covered = own.flatMap((line) => ('from' in line ? [line] : []));
    const inside = (start: number): boolean => covered.some(({ from, to }) => from <= start && start < to);
    const figures = plan.figures.filter(({ span }) => inside(span.start));
    return compareFigures(
      { ...plan, figures },
      own.flatMap((line) => ('at' in line ? [placed(plan, line)] : [])),
    );
  });
  const measured = summariseFigures(comparisons);
  const found = comparisons.flatMap((each) => each.found);
  return { ...measured, otherwiseNamed: found.filter(({ figure, truth }) => !sameName(figure.name, truth.name)) };
}

function readLines(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      if (text.trim() === '') return [];
      const parsed = lineSchema.safeParse(JSON.parse(text));
      if (!parsed.success) throw new Error(`${file}:${at + 1} is no entry: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

function placed(plan: PlanDocument, line: Listed): PlacedTruth {
  const [period, ...periods] = [line.period].flat();
  const [first, ...kinds] = [line.kind].flat();
  const [qualifier, ...qualifiers] = [line.qualifier].flat();
  return {
    document: plan.id,
    context: '',
    figure: `${line.value}${line.unit}`,
    indicator: true,
    region: line.region,
    period: period ?? null,
    name: line.name,
    value: line.value,
    unit: line.unit,
    qualifier: qualifier ?? null,
    kind: first ?? 'level',
    span: { start: line.at, end: line.at + 1 },
    arguable: false,
    also: { period: periods, kind: kinds, qualifier: qualifiers },
  };
}

const LIKE = 0.6;

/** One name holds the other, or most of their neighbouring characters are the same. */
function sameName(read: string, listed: string): boolean {
  const [a, b] = [read, listed].map((name) => cleanText(name).replace(/[“”的]/g, ''));
  if (!a || !b) return false;
  if (a.includes(b) || b.includes(a)) return true;
  const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const own = pairs(a);
  const shared = pairs(b).filter((pair) => own.includes(pair)).length;
  return (2 * shared) / (own.length + pairs(b).length) >= LIKE;
}

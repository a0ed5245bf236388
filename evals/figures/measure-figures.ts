/** Measures the reading of figures: the five documents are read anew and compared with `evals/golden/figures.jsonl`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDocument } from '#retrieval/ingest/read-document';
import { compareFigures, type DocumentComparison, type FigureField, type FoundFigure } from './compare-figures.ts';
import { placeFigure, readFigureTruth } from './figure-truth.ts';

/** Shares between 0 and 1 with the counts that they come from. */
export interface FigureScore {
  found: number;
  missed: number;
  falsely: number;
  precision: number;
  recall: number;
}

export interface FigureMeasurement {
  strict: FigureScore;
  /** Without the entries that careful readers may see differently. */
  clear: FigureScore;
  byDocument: Record<string, FigureScore>;
  byKind: Record<string, FigureScore>;
  /** Share of the figures found whose field is right. */
  fields: Record<FigureField, number>;
  comparisons: DocumentComparison[];
}

const root = new URL('../../', import.meta.url);

export async function measureFigures(): Promise<FigureMeasurement> {
  const truth = readFigureTruth(fileURLToPath(new URL('evals/golden/figures.jsonl', root)));
  const comparisons = [...new Set(truth.map((entry) => entry.document))].map((id) => {
    const file = `${id}.txt`;
    const document = readDocument({ file, bytes: readFileSync(new URL(`seeds/${file}`, root)) });
    const entries = truth.filter((entry) => entry.document === id).map((entry) => placeFigure(document.text, entry));
    return compareFigures(document, entries);
  });
  return summariseFigures(comparisons);
}

export function summariseFigures(comparisons: DocumentComparison[]): FigureMeasurement {
  const found = comparisons.flatMap((each) => each.found);
  const kinds = [
    ...new Set(
      comparisons.flatMap((each) => [
        ...each.found.map((one) => one.truth.kind),
        ...each.missed.map((one) => one.kind),
      ]),
    ),
  ];
  return {
    strict: scoreOf(comparisons),
    clear: scoreOf(comparisons.map(withoutArguable)),
    byDocument: Object.fromEntries(comparisons.map((each) => [each.document, scoreOf([each])])),
    byKind: Object.fromEntries(
      kinds.sort().map((kind) => [kind, scoreOf(comparisons.map((each) => ofKind(each, kind)))]),
    ),
    fields: {
      value: rightIn(found, 'value'),
      unit: rightIn(found, 'unit'),
      region: rightIn(found, 'region'),
      period: rightIn(found, 'period'),
      kind: rightIn(found, 'kind'),
      qualifier: rightIn(found, 'qualifier'),
    },
    comparisons,
  };
}

function rightIn(found: readonly FoundFigure[], field: FigureField): number {
  return share(found.filter(({ wrong }) => !wrong.includes(field)).length, found.length);
}

function withoutArguable(each: DocumentComparison): DocumentComparison {
  return {
    document: each.document,
    found: each.found.filter(({ truth }) => !truth.arguable),
    missed: each.missed.filter(({ arguable }) => !arguable),
    falsely: each.falsely.filter(({ arguable }) => !arguable),
  };
}

function ofKind(each: DocumentComparison, kind: string): DocumentComparison {
  return {
    document: each.document,
    found: each.found.filter(({ truth }) => truth.kind === kind),
    missed: each.missed.filter((truth) => truth.kind === kind),
    falsely: each.falsely.filter(({ figure }) => figure.kind === kind),
  };
}

function scoreOf(comparisons: readonly DocumentComparison[]): FigureScore {
  const count = (part: 'found' | 'missed' | 'falsely'): number =>
    comparisons.reduce((sum, each) => sum + each[part].length, 0);
  const [found, missed, falsely] = [count('found'), count('missed'), count('falsely')];
  return { found, missed, falsely, precision: share(found, found + falsely), recall: share(found, found + missed) };
}

function share(part: number, all: number): number {
  return all === 0 ? 1 : part / all;
}

/** The hand-made list of what is a figure of the five documents and what only looks like one, with its places in the text. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Span } from '#retrieval/plan-document';
import { isArguable } from './is-arguable.ts';

const place = {
  document: z.string().min(1),
  /** Copied from the document to the letter; stands in it once. */
  context: z.string().min(1),
  /** As printed; part of `context`. */
  figure: z.string().min(1),
};

const figureTruthSchema = z.discriminatedUnion('indicator', [
  z.strictObject({ ...place, indicator: z.literal(false) }),
  z.strictObject({
    ...place,
    indicator: z.literal(true),
    region: z.string().nullable(),
    /** `2022`, `2022-2024` (the document's term), `2022年底`, `3-5年`; null where the text names none. */
    period: z.string().nullable(),
    name: z.string(),
    value: z.number(),
    unit: z.string().nullable(),
    qualifier: z.string().nullable(),
    kind: z.enum(['new', 'cumulative', 'level', 'change', 'yearly', 'reached']),
  }),
]);

export type FigureTruth = z.infer<typeof figureTruthSchema>;
export type IndicatorTruth = Extract<FigureTruth, { indicator: true }>;
/** Readings of a field that careful readers take as well: 2025 and the term that ends with it. */
export interface AlsoRight {
  period?: readonly (string | null)[];
  kind?: readonly string[];
  qualifier?: readonly (string | null)[];
}
export type PlacedTruth = FigureTruth & { span: Span; arguable: boolean; also?: AlsoRight };

/** Throws with file and line when a line is no entry. */
export function readFigureTruth(file: string): FigureTruth[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const parsed = figureTruthSchema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${at + 1} is no entry: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

/** Where the figure of an entry stands in its document. Throws when the context is not there exactly once. */
export function placeFigure(text: string, entry: FigureTruth): PlacedTruth {
  const context = text.indexOf(entry.context);
  if (context < 0 || text.indexOf(entry.context, context + 1) >= 0) {
    throw new Error(
      `context stands ${context < 0 ? 'nowhere' : 'more than once'} in ${entry.document}: ${entry.context}`,
    );
  }
  const within = lastWhole(entry.context, entry.figure);
  if (within < 0) throw new Error(`figure ${entry.figure} is not in its context: ${entry.context}`);
  const start = context + within;
  const span = { start, end: start + entry.figure.length };
  return { ...entry, span, arguable: isArguable(text, entry, span) };
}

/** Last place where `figure` is no part of a longer number: the context of a table cell ends with the cell. */
function lastWhole(context: string, figure: string): number {
  for (let at = context.lastIndexOf(figure); at >= 0; at = at === 0 ? -1 : context.lastIndexOf(figure, at - 1)) {
    const before = context[at - 1] ?? '';
    const after = context[at + figure.length] ?? '';
    const cutLeft = /^\d/.test(figure) && /[\d.]/.test(before);
    const cutRight = /\d$/.test(figure) && /\d/.test(after);
    if (!cutLeft && !cutRight) return at;
  }
  return -1;
}

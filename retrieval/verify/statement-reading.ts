/** One statement in, what it says out: its text for comparing, regions, periods, figures as its source would read them. */
import { proseFigures } from '../ingest/figures/prose.ts';
import type { Figure, Passage } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { findPeriods, OWN_YEAR, type PeriodMention } from '../text/periods.ts';
import { remembering } from '../text/remembering.ts';
import { partsOf } from '../text/sentences.ts';
import { findRegions, type RegionMention } from '../vocabulary/regions.ts';
import { arabic, normalForm } from './normal-form.ts';
import type { Source } from './source-sentences.ts';

export interface StatementReading {
  /** Index text. */
  text: string;
  normal: string;
  /** Without those that only say where the next one lies, and those in 《titles》. */
  regions: RegionMention[];
  periods: PeriodMention[];
  /** A year or a word for the document's own is named. */
  isDated: boolean;
}

/** The same wording is asked of many passages. */
export const readStatement = remembering(read, 500);

function read(statement: string): StatementReading {
  const text = arabic(cleanText(statement)).replace(/\s*\|\s*/g, '，');
  return {
    text,
    normal: normalForm(text),
    regions: findRegions(text).filter(({ qualifies, start }) => !qualifies && !inTitle(text, start)),
    periods: findPeriods(text).filter(({ start }) => !inTitle(text, start)),
    isDated: findPeriods(text).some(({ start }) => !inTitle(text, start)) || OWN_YEAR.test(text),
  };
}

export function inTitle(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
}

const figures = new WeakMap<StatementReading, Map<string, Figure[]>>();

/** The statement's figures, read as if it stood where the source stands: 今年, tense and region mean what they mean there. */
export function figuresIn(reading: StatementReading, { given, path, indexTitle }: Source): Figure[] {
  const { document, region, passage } = given;
  const known = figures.get(reading) ?? new Map<string, Figure[]>();
  figures.set(reading, known);
  const { id, kind, published, years } = document;
  const place = [id, kind, published, ...years, passage.section, region].join(' ');
  const found =
    known.get(place) ??
    proseFigures({
      passage: passageOf(reading.text),
      region,
      facts: document,
      factSpans: document.factSpans,
      indexTitle,
      sections: path,
      lead: null,
    });
  known.set(place, found);
  return found;
}

function passageOf(text: string): Passage {
  const units = Array.from({ length: text.length }, (_, at) => at);
  return {
    id: '',
    documentId: '',
    kind: 'clause',
    span: { start: 0, end: text.length },
    section: null,
    indexText: text,
    sourceStarts: units,
    sourceEnds: units.map((at) => at + 1),
    context: [],
  };
}

/** The part of the statement between the commas around `at`; index text. */
export function partAt(text: string, at: number): string {
  const part = partsOf(text).find(({ start, end }) => start <= at && at < end);
  return part ? text.slice(part.start, part.end) : text;
}

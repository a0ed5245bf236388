/**
 * The units of a question (Han characters, runs of letters) with what is known of each: whether it belongs to a
 * name or term that is right as it stands, and to which dictionary word.
 */
import { findRegions } from '../vocabulary/regions.ts';
import { type Unit, unitsOf } from '../vocabulary/units.ts';

export interface QuestionUnit extends Unit {
  /** Part of a region, term or word of the genre: right as it is. */
  known: boolean;
  /** Units of the dictionary word it belongs to; 1 for a character that stands alone. */
  wordLength: number;
  /** First and last unit of its word: what begins or ends elsewhere cuts the word. */
  opens: boolean;
  closes: boolean;
}

/** Units of the longest term that is looked for. */
export const LONGEST_TERM = 14;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export function questionUnits(text: string, knownWords: ReadonlySet<string>): QuestionUnit[] {
  const units: QuestionUnit[] = unitsOf(text).map((unit) => ({
    ...unit,
    known: false,
    wordLength: 1,
    opens: true,
    closes: true,
  }));
  markWords(text, units);
  for (const { start, end } of findRegions(text)) markKnown(units, start, end);
  // Every term, also inside others: what belongs to one of them is right.
  units.forEach(({ start }, from) => {
    for (const { end } of units.slice(from + 1, from + LONGEST_TERM)) {
      if (knownWords.has(text.slice(start, end))) markKnown(units, start, end);
    }
  });
  return units;
}

function markWords(text: string, units: readonly QuestionUnit[]): void {
  for (const { segment, index: start, isWordLike } of segmenter.segment(text)) {
    const inside = units.filter((unit) => unit.start >= start && unit.end <= start + segment.length);
    if (isWordLike !== true || inside.length < 2 || inside.some(({ han }) => !han)) continue;
    inside.forEach((unit, place) => {
      unit.wordLength = inside.length;
      unit.opens = place === 0;
      unit.closes = place === inside.length - 1;
    });
  }
}

function markKnown(units: readonly QuestionUnit[], start: number, end: number): void {
  for (const unit of units) if (unit.start >= start && unit.end <= end) unit.known = true;
}

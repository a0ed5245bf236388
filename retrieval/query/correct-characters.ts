/**
 * Characters typed for others that sound alike or stand near: 振江 → 镇江, 智该数转 → 智改数转. What is known
 * (a region, a term, an ordinary word) stays; a wrong correction is worse than a missed one.
 */
import { blurred, readings } from '../vocabulary/sound.ts';
import { patternAt, type SoundIndex, type SoundTarget } from '../vocabulary/sound-index.ts';
import { acceptByShape, acceptBySound, type Candidate } from './accept-correction.ts';
import { LONGEST_TERM, type QuestionUnit, questionUnits } from './question-units.ts';

export interface Replacement {
  start: number;
  end: number;
  target: SoundTarget;
}

/** Replacements for `text`, left to right and without overlaps. */
export function correctCharacters(text: string, index: SoundIndex): Replacement[] {
  const units = questionUnits(text, index.known);
  // Punctuation ends a name; a space may lie inside (5G 基站).
  const found = stretchesOf(text, units).flatMap((stretch) =>
    stretch.flatMap((_, from) => [
      ...bySound(text, stretch.slice(from), index).filter(acceptBySound),
      ...byShape(text, stretch.slice(from), index).filter(acceptByShape),
    ]),
  );
  return bestOf(found);
}

function stretchesOf(text: string, units: readonly QuestionUnit[]): QuestionUnit[][] {
  const stretches: QuestionUnit[][] = [];
  units.forEach((unit, place) => {
    const before = units[place - 1];
    const goesOn = before !== undefined && text.slice(before.end, unit.start).trim() === '';
    if (goesOn) stretches.at(-1)?.push(unit);
    else stretches.push([unit]);
  });
  return stretches;
}

/** Walks the sounds of the index from the first unit on, along every reading of the characters. */
function bySound(text: string, units: readonly QuestionUnit[], index: SoundIndex): Candidate[] {
  const found: Candidate[] = [];
  let nodes = [index.root];
  for (const [place, unit] of units.entries()) {
    const keys = new Set(unit.han ? readings(unit.text).map(blurred) : [unit.text]);
    nodes = nodes.flatMap((node) => [...keys].flatMap((key) => node.next.get(key) ?? []));
    if (nodes.length === 0) break;
    const stretch = units.slice(0, place + 1);
    for (const target of nodes.flatMap((node) => node.targets)) found.push(soundCandidate(text, stretch, target));
  }
  return found.filter(({ changed }) => changed.length > 0);
}

function soundCandidate(text: string, units: readonly QuestionUnit[], target: SoundTarget): Candidate {
  const changed = units.flatMap((unit, place) => (unit.text === target.units[place] ? [] : [place]));
  const similar = changed.filter((place) => !readings(units[place]?.text ?? '').includes(target.sounds[place] ?? ''));
  return { ...extentOf(text, units), target, changed, blurredCount: similar.length };
}

function extentOf(
  text: string,
  units: readonly QuestionUnit[],
): Omit<Candidate, 'target' | 'changed' | 'blurredCount'> {
  const start = units[0]?.start ?? 0;
  const end = units.at(-1)?.end ?? 0;
  return { start, end, units, before: text.slice(Math.max(0, start - 1), start), after: text.charAt(end) };
}

/** Stretches that become a name when one unit is replaced or added, or two neighbours change places. */
function byShape(text: string, units: readonly QuestionUnit[], index: SoundIndex): Candidate[] {
  const found: Candidate[] = [];
  for (let length = 4; length <= Math.min(LONGEST_TERM, units.length); length += 1) {
    const stretch = units.slice(0, length);
    // Nothing to repair where every character belongs to a word.
    if (stretch.every(({ known, wordLength }) => known || wordLength > 1)) continue;
    for (const { key, changed } of repairs(stretch.map((unit) => unit.text))) {
      for (const target of index.byPattern.get(key) ?? []) {
        found.push({ ...extentOf(text, stretch), target, changed, blurredCount: changed.length });
      }
    }
  }
  return found;
}

function repairs(texts: readonly string[]): { key: string; changed: number[] }[] {
  return texts.flatMap((unit, place) => {
    const found: { key: string; changed: number[] }[] = [{ key: patternAt(texts, place, 1), changed: [place] }];
    if (place > 0) found.push({ key: patternAt(texts, place, 0), changed: [] });
    const after = texts[place + 1];
    if (after !== undefined && after !== unit)
      found.push({
        key: texts
          .with(place, after)
          .with(place + 1, unit)
          .join('|'),
        changed: [],
      });
    return found;
  });
}

/** The most convincing of overlapping candidates; where two are equally so for the same stretch, neither. */
function bestOf(candidates: readonly Candidate[]): Replacement[] {
  const ranked = candidates.toSorted((a, b) => weight(b) - weight(a) || a.start - b.start);
  const settled: { one: Candidate; certain: boolean }[] = [];
  for (const one of ranked) {
    if (settled.some(({ one: other }) => one.start < other.end && other.start < one.end)) continue;
    settled.push({ one, certain: !ranked.some((other) => rivals(one, other)) });
  }
  return settled
    .filter(({ certain }) => certain)
    .map(({ one }) => one)
    .sort((a, b) => a.start - b.start);
}

function rivals(one: Candidate, other: Candidate): boolean {
  const sameStretch = one.start === other.start && one.end === other.end;
  return sameStretch && one.target.written !== other.target.written && weight(one) === weight(other);
}

function weight({ units, changed, blurredCount, target }: Candidate): number {
  const passages = Math.min(target.passages, 99) / 100;
  return units.length * 6 - changed.length * 2 - blurredCount * 4 + target.rank * 3 + passages;
}

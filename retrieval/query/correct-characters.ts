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
      ...bySound(stretch, from, index).filter(acceptBySound),
      ...byShape(stretch, from, index).filter(acceptByShape),
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

/** Walks the sounds of the index from one unit on, along every reading of the characters. */
function bySound(stretch: readonly QuestionUnit[], from: number, index: SoundIndex): Candidate[] {
  const found: Candidate[] = [];
  let nodes = [index.root];
  for (let to = from; to < stretch.length && nodes.length > 0; to += 1) {
    const { text, han } = stretch[to] ?? { text: '', han: false };
    const keys = new Set(han ? readings(text).map(blurred) : [text]);
    nodes = nodes.flatMap((node) => [...keys].flatMap((key) => node.next.get(key) ?? []));
    for (const target of nodes.flatMap((node) => node.targets))
      found.push(soundCandidate(partOf(stretch, from, to + 1), target));
  }
  return found.filter(({ changed }) => changed.length > 0);
}

type Part = Omit<Candidate, 'target' | 'changed' | 'blurredCount'>;

function soundCandidate(part: Part, target: SoundTarget): Candidate {
  const { units } = part;
  const changed = units.flatMap((unit, place) => (unit.text === target.units[place] ? [] : [place]));
  const similar = changed.filter((place) => !readings(units[place]?.text ?? '').includes(target.sounds[place] ?? ''));
  return { ...part, target, changed, blurredCount: similar.length };
}

function partOf(stretch: readonly QuestionUnit[], from: number, to: number): Part {
  const units = stretch.slice(from, to);
  const [start, end] = [units[0]?.start ?? 0, units.at(-1)?.end ?? 0];
  return { start, end, units, previous: from > 0 ? stretch[from - 1] : undefined, following: stretch[to] };
}

/** Parts that become a name when one unit is replaced or added, or two neighbours change places. */
function byShape(stretch: readonly QuestionUnit[], from: number, index: SoundIndex): Candidate[] {
  const found: Candidate[] = [];
  for (let to = from + 4; to <= Math.min(from + LONGEST_TERM, stretch.length); to += 1) {
    const part = partOf(stretch, from, to);
    // Nothing to repair where every character belongs to a word.
    if (part.units.every(({ known, wordLength }) => known || wordLength > 1)) continue;
    for (const { key, changed } of repairs(part.units.map((unit) => unit.text))) {
      for (const target of index.byPattern.get(key) ?? []) {
        found.push({ ...part, target, changed, blurredCount: changed.length });
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

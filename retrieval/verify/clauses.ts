/**
 * A statement's clauses in, for each the sentence and the part of it that say the same out. What is said of a clause (its
 * year, its place, who does it, of how many) must stand in the part that it is aligned with, not anywhere in the passage.
 */
import type { Span } from '../plan-document.ts';
import { partsOf } from '../text/sentences.ts';
import { bodiesIn } from './bodies.ts';
import { type ContentWord, contentWords, wordsSaid } from './content-words.ts';
import { blank, type Evidence } from './evidence.ts';
import { shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import type { SourceSentence } from './source-sentences.ts';

export interface Clause extends Span {
  /** Normal form, with its places, years and bodies. */
  normal: string;
  /** Normal form without them. */
  bare: string;
  words: readonly ContentWord[];
  sentence: SourceSentence | null;
  /** Index of the part of the sentence that says most of it; -1 when none does. */
  part: number;
  /** Share of its words in the sentence, and in its part alone. */
  share: number;
  partShare: number;
}

const known = new WeakMap<Evidence, Clause[]>();

/** Asked once the sentences of the evidence are known. */
export function clausesOf(evidence: Evidence): Clause[] {
  const aligned = known.get(evidence) ?? align(evidence);
  known.set(evidence, aligned);
  return aligned;
}

/** Of the sentence that has the clause's own figure: another with more of its words says something else. */
const PROVEN = 2;

function align({ reading, sources, sentences, matched }: Evidence): Clause[] {
  const { text, periods, regions } = reading;
  const all = sources.flatMap((source) => source.sentences);
  return partsOf(text).map(({ start, end }) => {
    const bare = normalForm(withoutNames(blank(text, [...periods, ...regions]).slice(start, end)));
    const words = contentWords(bare);
    const proven = new Set(
      [...matched].filter(([at]) => start <= at && at < end).map(([, { sentenceOf }]) => sentenceOf),
    );
    let best = { sentence: null as SourceSentence | null, rank: 0, share: 0 };
    for (const sentence of all) {
      const { share } = wordsSaid(words, sentence.normal);
      const rank =
        share +
        0.5 * shareSaid(bare, sentence.normal) +
        (proven.has(sentence) ? PROVEN : sentences.has(sentence) ? 0.2 : 0);
      if (rank > best.rank + 1e-9) best = { sentence, rank, share };
    }
    const { part, partShare } = closestPart(bare, words, best.sentence?.parts ?? []);
    return {
      start,
      end,
      normal: normalForm(text.slice(start, end)),
      bare,
      words,
      sentence: best.sentence,
      part,
      share: best.share,
      partShare,
    };
  });
}

function withoutNames(words: string): string {
  return bodiesIn(words).reduce((rest, { written }) => rest.replaceAll(written, '　'), words);
}

function closestPart(
  bare: string,
  words: readonly ContentWord[],
  parts: readonly string[],
): { part: number; partShare: number } {
  let best = { part: -1, partShare: 0, rank: 0.3 };
  for (const [part, text] of parts.entries()) {
    const { share, weight } = wordsSaid(words, text);
    const rank = (weight === 0 ? 0 : share) + 0.5 * shareSaid(bare, text);
    if (rank > best.rank + 1e-9) best = { part, partShare: share, rank };
  }
  return best;
}

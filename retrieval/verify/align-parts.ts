/** The parts of a statement in, for each the source sentence and the part of it that say the same best out. */
import { type ContentWord, contentWords, wordsSaid } from './content-words.ts';
import type { Source, SourceSentence } from './source-sentences.ts';

export interface AlignedPart {
  /** Normal form. */
  text: string;
  words: readonly ContentWord[];
  /** Null when no sentence says any of it. */
  sentence: SourceSentence | null;
  /** The part of that sentence that shares most words with it; normal form. */
  said: string;
  /** Said by that sentence and what it inherits. */
  share: number;
  weight: number;
  missing: string[];
}

/** Sentences that `preferred` holds win unless another says clearly more. */
export function alignParts(
  parts: readonly string[],
  sources: readonly Source[],
  preferred: ReadonlySet<SourceSentence>,
): AlignedPart[] {
  return parts.map((text) => {
    const words = contentWords(text);
    let best: { sentence: SourceSentence; rank: number } | null = null;
    for (const source of sources) {
      for (const sentence of source.sentences) {
        const own = wordsSaid(words, sentence.normal);
        const around = own.share === 1 ? own : wordsSaid(words, sentence.inContext);
        const rank = 0.5 * own.share + around.share + (preferred.has(sentence) ? 0.3 : 0);
        if (!best || rank > best.rank + 1e-9) best = { sentence, rank };
      }
    }
    return aligned({ text, words, sentence: best?.sentence ?? null, sources, preferred });
  });
}

interface Alignment {
  text: string;
  words: readonly ContentWord[];
  sentence: SourceSentence | null;
  sources: readonly Source[];
  preferred: ReadonlySet<SourceSentence>;
}

function aligned({ text, words, sentence, sources, preferred }: Alignment): AlignedPart {
  const facts = sentence ? `${sentence.source.context}，${sentence.source.facts}` : (sources[0]?.facts ?? '');
  const result = wordsSaid(words, `${sentence?.normal ?? ''}，${facts}`);
  // The items of an enumeration may stand under headings of their own.
  const whole = text.includes('、')
    ? sources.map(({ normal }) => normal)
    : // A和B of two sentences, each of whose figures is matched.
      /[和与及]/u.test(text) && preferred.size > 1
      ? [...preferred].map(({ normal }) => normal)
      : [];
  const everywhere = whole.length > 0 && result.share < 0.7 ? wordsSaid(words, whole.join('，')) : result;
  const said = closestPart(words, sentence?.parts ?? []);
  return { text, words, sentence, said, share: everywhere.share, weight: result.weight, missing: everywhere.missing };
}

/** The part of the sentence that shares most; empty when none shares enough to be the same clause. */
function closestPart(words: readonly ContentWord[], parts: readonly string[]): string {
  let best = { part: '', share: 0.3 };
  for (const part of parts) {
    const { share } = wordsSaid(words, part);
    if (share > best.share) best = { part, share };
  }
  return best.part;
}

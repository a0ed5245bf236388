import type { Row } from './database.ts';

const HAN_WORD = /^\p{Script=Han}{2,}$/u;
const LETTER = /\p{L}/u;

/** Counts in how many passages and headings each word stands. Single characters and bare numbers are not words. */
export class WordCounts {
  readonly #counts = new Map<string, { passages: number; first: string | null }>();

  /** `passageId` is null for a heading. */
  add(words: readonly string[], passageId: string | null): void {
    for (const word of new Set(words)) {
      if (word.length < 2 || !LETTER.test(word)) continue;
      const known = this.#counts.get(word);
      if (known === undefined) this.#counts.set(word, { passages: 1, first: passageId });
      else {
        known.passages += 1;
        known.first ??= passageId;
      }
    }
  }

  of(word: string): number {
    return this.#counts.get(word)?.passages ?? 0;
  }

  rows(): Row[] {
    return [...this.#counts].map(([word, { passages }]) => ({ word, passages }));
  }

  /** The rarest Chinese word of all passages, with a passage that holds it. The longer, then the smaller one of equals. */
  rarest(): { word: string; passageId: string } | null {
    let best: { word: string; passageId: string; passages: number } | null = null;
    for (const [word, { passages, first }] of this.#counts) {
      if (first === null || !HAN_WORD.test(word)) continue;
      const ahead =
        best === null ||
        passages < best.passages ||
        (passages === best.passages &&
          (word.length > best.word.length || (word.length === best.word.length && word < best.word)));
      if (ahead) best = { word, passageId: first, passages };
    }
    return best;
  }
}

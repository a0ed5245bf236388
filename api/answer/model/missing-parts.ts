/**
 * Parts of the question that a model says the passages lack. It is believed when it only repeats words of the question
 * and the built-in answer knew nothing more: then the answer is partial and names them.
 */
import { simplify } from '#retrieval/text/simplify';
import type { Draft } from '../draft.ts';
import type { Prepared } from '../prepared.ts';
import { escapeText } from '../render-answer.ts';

export interface MissingSource {
  named: readonly string[];
  /** The built-in answer had more to say than the model. */
  isFilled: boolean;
}

export function missingParts(
  { draft, question }: Prepared,
  { named, isFilled }: MissingSource,
): { draft: Draft; added: string[] } {
  const asked = simplify(question);
  const added = isFilled ? [] : [...new Set(named.filter((what) => repeats(what, asked)).map(escapeText))];
  if (added.length === 0) return { draft, added };
  const missing = [...new Set([...draft.missing, ...added])];
  return { draft: { ...draft, status: 'partial', reason: draft.reason ?? 'indicator-not-found', missing }, added };
}

const MOST_CHARACTERS = 60;
const ENOUGH = 0.8;

/** Nearly all neighbouring characters stand in the question: no room for words of its own. */
function repeats(what: string, asked: string): boolean {
  const plain = simplify(what).replace(/[\s，。、；：的]/g, '');
  if (plain.length < 2 || plain.length > MOST_CHARACTERS) return false;
  const said = asked.replace(/[\s，。、；：的]/g, '');
  const pairs = Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
  return pairs.filter((pair) => said.includes(pair)).length >= pairs.length * ENOUGH;
}

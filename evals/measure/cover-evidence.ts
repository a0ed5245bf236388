/**
 * Evidence of a case and the citations of its answer in, counts of UTF-16 units out: how much of the evidence is cited,
 * and how much of what is cited stands in the sentences and table rows of the evidence.
 */
import type { AskReply } from '../../api/contract.ts';
import type { GoldenCase } from '../golden-case.ts';
import type { TextOf } from '../score-case.ts';

export interface Coverage {
  /** Of all evidence together. */
  evidence: number;
  /** Of it, inside a quote or what the quote inherits. */
  found: number;
  /** Of all quotes together, each place once; what they inherit is not counted. */
  cited: number;
  /** Of it, in a sentence or row that holds evidence. */
  fitting: number;
}

interface Span {
  start: number;
  end: number;
}

export function coverEvidence(
  { evidence, documents }: Pick<GoldenCase, 'evidence' | 'documents'>,
  { citations }: Pick<AskReply, 'citations'>,
  textOf: TextOf,
): Coverage {
  const proofs = marks(citations.flatMap((one) => [{ ...one }, ...inherited(one)]));
  const quotes = marks(citations);
  const places = evidence.map((piece) =>
    documents.flatMap((id) => occurrences(textOf(id) ?? '', piece).map((span) => ({ documentId: id, ...span }))),
  );
  const surroundings = marks(
    places
      .flat()
      .map(({ documentId, ...span }) => ({ documentId, ...statementAround(textOf(documentId) ?? '', span) })),
  );
  const cited = [...quotes.values()].reduce((sum, units) => sum + units.size, 0);
  return {
    evidence: evidence.reduce((sum, piece) => sum + piece.length, 0),
    found: places.reduce((sum, own) => sum + Math.max(0, ...own.map((place) => marked(proofs, place))), 0),
    cited,
    fitting: [...quotes].reduce(
      (sum, [id, units]) => sum + [...units].filter((at) => surroundings.get(id)?.has(at)).length,
      0,
    ),
  };
}

function inherited({ documentId, context = [] }: AskReply['citations'][number]): (Span & { documentId: string })[] {
  return context.map((piece) => ({ documentId, ...piece }));
}

export function occurrences(text: string, piece: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
    found.push({ start: at, end: at + piece.length });
  return found;
}

function marks(spans: readonly (Span & { documentId: string })[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { documentId, start, end } of spans) {
    const units = found.get(documentId) ?? new Set<number>();
    for (let at = start; at < end; at += 1) units.add(at);
    found.set(documentId, units);
  }
  return found;
}

function marked(units: Map<string, Set<number>>, { documentId, start, end }: Span & { documentId: string }): number {
  const own = units.get(documentId);
  let count = 0;
  for (let at = start; at < end; at += 1) if (own?.has(at)) count += 1;
  return count;
}

/** Up to the ends of its sentence; a line with cells is a row of its own, a line break inside prose is none. */
function statementAround(text: string, { start, end }: Span): Span {
  const line = { start: text.lastIndexOf('\n', start - 1) + 1, end: lineEnd(text, end) };
  if (/[|\t]/.test(text.slice(line.start, line.end))) return line;
  const before = Math.max(...['。', '；', ';', '\n\n'].map((mark) => text.lastIndexOf(mark, start - 1) + mark.length));
  const ends = ['。', '；', ';', '\n\n'].map((mark) => text.indexOf(mark, end - 1)).filter((at) => at >= 0);
  return { start: Math.min(before, start), end: Math.max(end, Math.min(text.length, ...ends.map((at) => at + 1))) };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

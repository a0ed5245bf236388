/** The form of a hand-written statement: `paraphrases.jsonl` holds true ones, `falsehoods.jsonl` false ones. */
import { z } from 'zod';
import type { Span } from '#retrieval/plan-document';

const statementCaseSchema = z.looseObject({
  id: z.string().min(1),
  statement: z.string().min(1),
  /** Id of the document. */
  document: z.string().min(1),
  /**
   * Copied from the document to the letter, each piece so long that it stands there once; the passages that hold it are
   * those that the statement cites.
   */
  evidence: z.array(z.string().min(1)).min(1),
});

export type StatementCase = z.infer<typeof statementCaseSchema>;

/** Throws with file and line when a line is no case. */
export function readStatementCases(lines: string, file: string): StatementCase[] {
  return lines.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = statementCaseSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${at + 1} is not a statement: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

/**
 * Where the evidence stands in `text`, the canonical text of its document. Throws when a piece stands nowhere, or more than
 * once: of two places nobody could tell which one the statement was written from.
 */
export function evidenceSpans({ id, document, evidence }: StatementCase, text: string): Span[] {
  return evidence.map((quote) => {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`${id}: the evidence does not stand in ${document}: ${quote}`);
    const again = text.indexOf(quote, start + 1);
    if (again >= 0)
      throw new Error(`${id}: the evidence stands in ${document} at ${start} and at ${again}, lengthen it: ${quote}`);
    return { start, end: start + quote.length };
  });
}

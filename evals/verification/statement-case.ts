/** The form of a hand-written statement: `paraphrases.jsonl` holds true ones, `falsehoods.jsonl` false ones. */
import { z } from 'zod';

const statementCaseSchema = z.looseObject({
  id: z.string().min(1),
  statement: z.string().min(1),
  /** Id of the document. */
  document: z.string().min(1),
  /** Copied from the document to the letter; the passages that hold it are those that the statement cites. */
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

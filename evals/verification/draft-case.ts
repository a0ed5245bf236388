/** True statements as an office would write them, each with the changes that make it false, one at a time: `drafts.jsonl`. */
import { z } from 'zod';

export const changeKinds = ['figure', 'year', 'region', 'body', 'unit', 'kind', 'qualifier'] as const;

export type ChangeKind = (typeof changeKinds)[number];

const draftCaseSchema = z.strictObject({
  id: z.string().min(1),
  /** True by one of the five documents, in a draft's own words. */
  statement: z.string().min(1),
  /** The first `from` of the statement becomes `to`. */
  changes: z.array(z.strictObject({ kind: z.enum(changeKinds), from: z.string().min(1), to: z.string() })).min(1),
});

export type DraftCase = z.infer<typeof draftCaseSchema>;

/** Throws with file and line when a line is no case or changes nothing. */
export function readDraftCases(lines: string, file: string): DraftCase[] {
  return lines.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = draftCaseSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${at + 1} is no draft case: ${z.prettifyError(parsed.error)}`);
    const { statement, changes } = parsed.data;
    const idle = changes.find(({ from, to }) => !statement.includes(from) || from === to);
    if (idle) throw new Error(`${file}:${at + 1} changes nothing: ${idle.from}`);
    return [parsed.data];
  });
}

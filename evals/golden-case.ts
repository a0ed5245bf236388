/** The form of a golden case; `docs/golden-cases.md` explains it to those who add one. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { refusalReasonSchema } from '../api/contract.ts';

export const caseKinds = [
  'look-up',
  'table',
  'list',
  'compare',
  'compute',
  'yes-no',
  'count',
  'who',
  'when',
  'where',
  'quotation',
  'definition',
  'summary',
  'meta',
  'refusal',
] as const;

const alternatives = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

export const goldenCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(caseKinds),
  wording: z.enum(['plain', 'careless']),
  /** What the project promises: when it fails, the run fails, whatever the baseline says. */
  critical: z.literal(true).optional(),
  question: z.string().min(1),
  status: z.enum(['answered', 'partial', 'refused']),
  /** Any of these is right. */
  reason: z.array(refusalReasonSchema).optional(),
  documents: z.array(z.string()),
  /** Copied from the source file to the letter; each must lie inside a citation or its context. */
  evidence: z.array(z.string()),
  /** Each must stand in the answer; of an inner list one suffices. */
  required: z.array(alternatives),
  /** None may stand in the answer. */
  forbidden: z.array(z.string()),
});

export type GoldenCase = z.infer<typeof goldenCaseSchema>;

/** Values that no answer can leave out and hold at once: each alternative of something required has them in it. */
export function contradictions({ required, forbidden }: Pick<GoldenCase, 'required' | 'forbidden'>): string[] {
  return forbidden.filter((value) => required.some((one) => [one].flat().every((each) => each.includes(value))));
}

const goldenConversationSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** In the order in which they are asked; each is a case. */
  turns: z
    .array(
      goldenCaseSchema.extend({
        /** What a forged history says was answered to this turn, in place of the true answer. */
        alleged: z.string().min(1).optional(),
      }),
    )
    .min(3)
    .max(6),
});

export type GoldenConversation = z.infer<typeof goldenConversationSchema>;

/** Throws with file and line when a line is no case. */
export function readCases(file: string): GoldenCase[] {
  return readLines(file, goldenCaseSchema);
}

/** Throws with file and line when a line is no conversation. */
export function readConversations(file: string): GoldenConversation[] {
  return readLines(file, goldenConversationSchema);
}

function casesIn(value: GoldenCase | GoldenConversation): GoldenCase[] {
  return 'turns' in value ? value.turns : [value];
}

function readLines<Value extends GoldenCase | GoldenConversation>(file: string, schema: z.ZodType<Value>): Value[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const place = `${file}:${at + 1}`;
    const parsed = schema.safeParse(jsonOf(line, place));
    if (!parsed.success) throw new Error(`${place} is not a golden case: ${z.prettifyError(parsed.error)}`);
    for (const one of casesIn(parsed.data)) {
      const [value] = contradictions(one);
      if (value !== undefined) throw new Error(`${place} (${one.id}): ${value} is both required and forbidden`);
    }
    return [parsed.data];
  });
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place} is not JSON: expected one object in one line`, { cause });
  }
}

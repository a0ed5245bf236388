/**
 * A folder with a public retrieval set in, its passages and questions out: `passages.jsonl` {id, text} and
 * `queries.jsonl` {id, text, relevant}, either of them gzipped. The set itself is never part of the project.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const passage = z.object({ id: z.string(), text: z.string() });
const query = z.object({ id: z.string(), text: z.string(), relevant: z.array(z.string()).min(1) });

export interface RetrievalSet {
  passages: z.infer<typeof passage>[];
  queries: z.infer<typeof query>[];
}

export async function readRetrievalSet(folder: string): Promise<RetrievalSet> {
  return {
    passages: await readLines(join(folder, 'passages.jsonl'), passage),
    queries: await readLines(join(folder, 'queries.jsonl'), query),
  };
}

async function readLines<T>(path: string, line: z.ZodType<T>): Promise<T[]> {
  const text = await readPlainOrGzipped(path);
  return text.split('\n').flatMap((row, at) => {
    if (row.trim() === '') return [];
    const parsed = line.safeParse(jsonOf(row));
    if (!parsed.success)
      throw new Error(`${path}:${at + 1} is no line of a retrieval set: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

/** Undefined, which no line is, for what is not JSON. */
function jsonOf(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

async function readPlainOrGzipped(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return gunzipSync(await readFile(`${path}.gz`)).toString('utf8');
  }
}

/** Where runs lie: `results.json` of the last one, `previous.json` of the one before it. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { EvalRun } from './case-result.ts';

/** Enough to tell a run from another file; the rest was written by this program. */
const runSchema = z.looseObject({
  version: z.literal(1),
  answeredBy: z.string(),
  results: z.array(z.looseObject({ one: z.looseObject({ id: z.string() }), score: z.looseObject({}) })),
});

/** A file, or a folder that has `results.json`. Throws when it is none of this form. */
export function readRun(place: string): EvalRun {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? path.join(place, 'results.json') : place;
  if (!existsSync(file)) throw new Error(`${file} is not there: expected the results of a run`);
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const parsed = runSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${file} holds no results of a run: ${z.prettifyError(parsed.error)}`);
  // Proven to be a run of this version, which `writeRun` alone writes.
  return value as EvalRun;
}

/** Null when there is none, or one of another version. */
function readRunIfAny(place: string): EvalRun | null {
  try {
    return readRun(place);
  } catch {
    // Without an earlier run the report shows no differences.
    return null;
  }
}

/** Keeps the run before it as `previous.json` and returns it. */
export function writeRun(folder: string, run: EvalRun): EvalRun | null {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'results.json');
  const previous = readRunIfAny(file);
  if (existsSync(file)) renameSync(file, path.join(folder, 'previous.json'));
  writeFileSync(file, JSON.stringify(run));
  return previous;
}

/** The same run with more known of it, such as a judgement. */
export function rewriteRun(folder: string, run: EvalRun): EvalRun | null {
  writeFileSync(path.join(folder, 'results.json'), JSON.stringify(run));
  return readRunIfAny(path.join(folder, 'previous.json'));
}

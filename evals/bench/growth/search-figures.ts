/** Started as a process of its own, so that its memory is the reader's: golden questions against an index, beside the bare queries. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { connectDatabase } from '#retrieval/store/lance-store';
import { readStore } from '#retrieval/store/open-build';
import type { PlanStore, SearchFilters } from '#retrieval/store/plan-store';
import { type BareTable, openBare } from './bare-queries.ts';
import { type Recording, recordQueries } from './record-queries.ts';

export interface Times {
  search: number[];
  bare: number[];
}

export interface SearchFigures {
  openMs: number;
  /** Of the process after opening and the first questions, before the bare queries begin. */
  memoryBytes: number;
  plain: Times;
  byRegion: Times;
  byYear: Times;
}

const LIMIT = 20;
const WARM_UP = 60;
/** Of each kind; none of them is asked before, so that the passages come from the table and not from our cache. */
const QUESTIONS = 200;

const [uri = ''] = process.argv.slice(2);
const recording = recordQueries(await connectDatabase({ uri }));
const started = performance.now();
const store = await readStore(recording.database, {});
const openMs = performance.now() - started;
const questions = await readQuestions();
const warmUp = questions.splice(0, WARM_UP);
for (const text of warmUp) await store.search({ text, limit: LIMIT });
const memoryBytes = process.memoryUsage().rss;
const bare = await openBare(uri, `passages_${store.version}`);
recording.taken();
for (const text of warmUp) await timesOf([text], () => undefined, { store, bare, recording });
const documents = store.documents();
const of = (index: number) => documents[(index * 37) % documents.length];
const ask = (kind: number, filtersOf: (index: number) => SearchFilters | undefined): Promise<Times> =>
  timesOf(questions.slice(kind * QUESTIONS, (kind + 1) * QUESTIONS), filtersOf, { store, bare, recording });
const figures: SearchFigures = {
  openMs,
  memoryBytes,
  plain: await ask(0, () => undefined),
  byRegion: await ask(1, (index) => ({ regions: [of(index)?.region ?? ''] })),
  byYear: await ask(2, (index) => ({ years: of(index)?.years.slice(0, 1) ?? [] })),
};
bare.close();
await store.close();
process.stdout.write(JSON.stringify(figures));

interface Measured {
  store: PlanStore;
  bare: BareTable;
  recording: Recording;
}

/** The search goes first, so whatever the machine caches favours the bare queries. */
async function timesOf(
  texts: readonly string[],
  filtersOf: (index: number) => SearchFilters | undefined,
  { store, bare, recording }: Measured,
): Promise<Times> {
  const times: Times = { search: [], bare: [] };
  for (const [index, text] of texts.entries()) {
    const filters = filtersOf(index);
    const before = performance.now();
    await store.search({ text, limit: LIMIT, ...(filters && { filters }) });
    times.search.push(performance.now() - before);
    times.bare.push(await bare.time(recording.taken()));
  }
  return times;
}

/** Every third, so that each of the sets in the file is asked from. */
async function readQuestions(): Promise<string[]> {
  const file = await readFile(new URL('../../golden/cases.jsonl', import.meta.url), 'utf8');
  const all = file.split('\n').filter((line) => line.trim() !== '');
  const questions = all.map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question);
  return [...new Set(questions)].filter((_, index) => index % 3 === 0);
}

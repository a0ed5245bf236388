/**
 * Answers and the feedback on them as objects of a bucket that several servers share. A record is one object under the day
 * of its id, a vote one under the day of its answer, so that whole days are forgotten together.
 */
import { randomUUID } from 'node:crypto';
import type { ObjectStore } from '#retrieval/store/object-store';
import type { SteadyClock } from '../steady-clock.ts';
import { timeOfAnswerId } from './answer-id.ts';
import type { AnswerRecord } from './answer-record.ts';
import { readJson, recorded, removeAll, sweeper } from './record-objects.ts';
import type { Feedback, RecordStore, VotedDown } from './record-store.ts';
import { sweepTimes } from './sweep-times.ts';

export interface BucketRecordsOptions {
  objects: ObjectStore;
  /** How long answers and their feedback are kept. */
  retentionDays: number;
  clock: SteadyClock;
  /** As of `sqliteRecords`. */
  onOverdue?: () => void;
}

const DAY_MS = 86_400_000;
/** Old records are looked for at most this often. */
const SWEEP_EVERY_MS = 3_600_000;
/** Of one round; a longer backlog takes several. */
const MAX_REMOVED = 20_000;
/** Votes of one answer, and of all answers, that are looked at. */
const MAX_VOTES_OF_ANSWER = 100;
const MAX_VOTES = 20_000;

export function bucketRecords({ objects, retentionDays, clock, onOverdue }: BucketRecordsOptions): RecordStore {
  const oldest = (): number => clock.now() - retentionDays * DAY_MS;
  const old = sweeper({
    isTime: sweepTimes(SWEEP_EVERY_MS, clock),
    sweep: () => removeOldDays(objects, dayOf(oldest())),
  });
  let isLooked = false;
  const look = async (): Promise<void> => {
    if (isLooked || clock.isSteady()) return;
    isLooked = true;
    const overdue = dayOf(oldest() - DAY_MS);
    if ((await objects.folders('answers/')).some((day) => day < overdue)) onOverdue?.();
  };
  const use = <Result>(work: () => Promise<Result>): Promise<Result> => {
    old.begin();
    // Only a hint: what cannot be listed now is told after the next start.
    look().catch(() => {});
    return recorded(work);
  };
  const answer = async (id: string): Promise<AnswerRecord | null> => {
    const key = answerKey(id);
    const record = key === null ? null : await readJson<AnswerRecord>(objects, key);
    return record !== null && record.answeredAt >= oldest() ? record : null;
  };
  return {
    addAnswer: (record) =>
      use(async () => {
        const key = answerKey(record.id);
        if (key === null) throw new Error('The id of an answer is not one of newAnswerId');
        await objects.create(key, JSON.stringify(record));
      }),
    answer: (id) => use(() => answer(id)),
    addFeedback: (feedback) =>
      use(async () => {
        const { answerId, givenAt, vote } = feedback;
        if ((await answer(answerId)) === null) return false;
        const key = `${votesOf(answerId)}${givenAt}-${vote}-${randomUUID().slice(0, 8)}.json`;
        return objects.create(key, JSON.stringify(feedback));
      }),
    feedbackOf: (answerId) =>
      use(async () => {
        if ((await answer(answerId)) === null) return [];
        const keys = await keysOf(objects, votesOf(answerId), MAX_VOTES_OF_ANSWER);
        const given = await Promise.all(keys.map((key) => readJson<Feedback>(objects, key)));
        return given.filter((one) => one !== null);
      }),
    votedDown: (limit) =>
      use(async () => {
        const found: VotedDown[] = [];
        for (const { answerId, key } of lastDownVotes(await newestVotes(objects))) {
          if (found.length === limit) break;
          const [record, feedback] = await Promise.all([answer(answerId), readJson<Feedback>(objects, key)]);
          if (record && feedback) found.push({ record, feedback });
        }
        return found;
      }),
    close: () => old.settled(),
  };
}

/** Null for an id that no answer of this program can have; it also keeps a caller's text out of the keys. */
function answerKey(id: string): string | null {
  const time = timeOfAnswerId(id);
  return time === null ? null : `answers/${dayOf(time)}/${id}.json`;
}

function votesOf(answerId: string): string {
  return `feedback/${dayOf(timeOfAnswerId(answerId) ?? 0)}/${answerId}/`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

async function keysOf(objects: ObjectStore, prefix: string, limit: number): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) {
    if (keys.length === limit) break;
    keys.push(key);
  }
  return keys;
}

/** Day after day backwards, so that a limit lets go of the oldest. */
async function newestVotes(objects: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for (const day of (await objects.folders('feedback/')).toSorted().reverse())
    keys.push(...(await keysOf(objects, `feedback/${day}/`, MAX_VOTES - keys.length)));
  return keys;
}

/** Of each answer the last vote, where it is down; the latest vote first. The keys say all of it. */
function lastDownVotes(keys: readonly string[]): { answerId: string; key: string }[] {
  const last = new Map<string, { answerId: string; key: string; name: string }>();
  for (const key of keys.toSorted()) {
    const [answerId = '', name = ''] = key.split('/').slice(-2);
    last.set(answerId, { answerId, key, name });
  }
  return [...last.values()]
    .filter(({ name }) => name.split('-')[1] === 'down')
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}

async function removeOldDays(objects: ObjectStore, firstKept: string): Promise<void> {
  await removeAll(objects, keysBefore(objects, firstKept), MAX_REMOVED);
}

async function* keysBefore(objects: ObjectStore, firstKept: string): AsyncGenerator<string> {
  for (const root of ['answers/', 'feedback/']) {
    for (const day of await objects.folders(root)) {
      if (day < firstKept) for await (const { key } of objects.list(`${root}${day}/`)) yield key;
    }
  }
}

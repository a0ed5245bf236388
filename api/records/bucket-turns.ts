/** What each person asked lately, one object for each conversation in a bucket. */
import { createHash } from 'node:crypto';
import type { ObjectStore } from '#retrieval/store/object-store';
import type { TurnStore } from './bot-store.ts';
import { changeJson, readJson, recorded } from './record-objects.ts';
import { MAX_QUESTIONS, MEMORY_MS } from './retention.ts';

interface Turn {
  question: string;
  /** Milliseconds since 1970. */
  askedAt: number;
}

export function bucketTurns(objects: ObjectStore, now: () => number): TurnStore {
  const recent = (turns: Turn[] | null): Turn[] => (turns ?? []).filter(({ askedAt }) => askedAt > now() - MEMORY_MS);
  return {
    questions: (talker) =>
      recorded(async () => recent(await readJson<Turn[]>(objects, keyOf(talker))).map(({ question }) => question)),
    addQuestion: (talker, question) =>
      recorded(async () => {
        await changeJson<Turn[]>(objects, keyOf(talker), (turns) =>
          [...recent(turns), { question, askedAt: now() }].slice(-MAX_QUESTIONS),
        );
      }),
    forgetQuestions: (talker) => recorded(() => objects.remove(keyOf(talker))),
    // The sweep of all objects of the bots does it.
    purge: () => {},
  };
}

function keyOf(talker: string): string {
  return `bots/questions/${createHash('sha256').update(talker).digest('hex')}.json`;
}

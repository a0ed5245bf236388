/** The whole program as it runs, over the project's own papers and the built page. For the tests of one file. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../../api/__fixtures__/seed-store.ts';
import { answerEvents } from '../../api/answer/answer-question.ts';
import { keepAnswer } from '../../api/keep-answer.ts';
import { labelAnswer } from '../../api/label-answer.ts';
import type { RecordStore } from '../../api/records/record-store.ts';
import { sqliteRecords } from '../../api/records/sqlite-records.ts';
import { steadyClock } from '../../api/steady-clock.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

const LABELS = { extractive: '原文摘录', model: 'AI生成，以原文为准' };

export function withServedPlans(handOver: (served: ServedPage, records: RecordStore) => void): void {
  let store: PlanStore | undefined;
  let served: ServedPage | undefined;
  const records = sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock() });
  withSeedStore((opened) => {
    store = opened;
  });
  beforeAll(async () => {
    served = await servePage(await buildPage(), {
      store: () => store ?? null,
      records,
      answer: (from, request, signal) =>
        keepAnswer(
          labelAnswer(answerEvents({ store: from, now: Date.now, newId: randomUUID }, request, signal), LABELS),
          {
            records,
            keepTexts: true,
            now: Date.now,
            onFault: (fault) => {
              throw fault;
            },
          },
        ),
    });
    handOver(served, records);
  }, 60_000);
  afterAll(() => served?.close());
}

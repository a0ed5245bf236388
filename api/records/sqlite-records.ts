/** Answers and the feedback on them in the SQLite file of DATA_DIR. */
import type { DatabaseSync } from 'node:sqlite';
import type { SteadyClock } from '../steady-clock.ts';
import type { AnswerRecord } from './answer-record.ts';
import type { Feedback, RecordStore } from './record-store.ts';
import { reopening } from './reopening.ts';
import { sweepTimes } from './sweep-times.ts';

export interface SqliteRecordsOptions {
  file: string;
  /** How long answers and their feedback are kept. */
  retentionDays: number;
  clock: SteadyClock;
  /** Told once when the process starts with answers that should be gone for a day, and must wait for a steady clock. */
  onOverdue?: () => void;
}

const DAY_MS = 86_400_000;
/** Old records are looked for at most this often. */
const PURGE_EVERY_MS = 3_600_000;

export function sqliteRecords({ file, retentionDays, clock, onOverdue }: SqliteRecordsOptions): RecordStore {
  const database = reopening(file);
  const isTime = sweepTimes(PURGE_EVERY_MS, clock);
  let isLooked = false;
  const purge = (open: DatabaseSync): void => {
    const oldest = clock.now() - retentionDays * DAY_MS;
    if (isTime()) open.prepare('DELETE FROM answers WHERE answered_at < ?').run(oldest);
    else if (!isLooked && open.prepare('SELECT 1 FROM answers WHERE answered_at < ? LIMIT 1').get(oldest - DAY_MS))
      onOverdue?.();
    isLooked = true;
  };
  const use = <Result>(work: (open: DatabaseSync) => Result): Result =>
    database.use((open) => {
      purge(open);
      return work(open);
    });
  return {
    addAnswer: async (record) =>
      use((open) => {
        open
          .prepare('INSERT INTO answers (id, answered_at, record) VALUES (?, ?, ?)')
          .run(record.id, record.answeredAt, JSON.stringify(record));
      }),
    answer: async (id) =>
      use((open) => {
        const row = open.prepare('SELECT record FROM answers WHERE id = ?').get(id);
        // Written by addAnswer alone.
        return typeof row?.record === 'string' ? (JSON.parse(row.record) as AnswerRecord) : null;
      }),
    addFeedback: async ({ answerId, vote, comment, givenAt }) =>
      use((open) => {
        const { changes } = open
          .prepare(
            `INSERT INTO feedback (answer_id, vote, comment, given_at)
             SELECT id, ?, ?, ? FROM answers WHERE id = ?`,
          )
          .run(vote, comment, givenAt, answerId);
        return changes > 0;
      }),
    feedbackOf: async (answerId) =>
      use((open) =>
        open
          .prepare('SELECT vote, comment, given_at FROM feedback WHERE answer_id = ? ORDER BY id')
          .all(answerId)
          .map((row): Feedback => feedbackOf(answerId, row)),
      ),
    votedDown: async (limit) =>
      use((open) =>
        open
          .prepare(
            `SELECT answers.record, feedback.* FROM feedback JOIN answers ON answers.id = feedback.answer_id
             WHERE feedback.id IN (SELECT max(id) FROM feedback GROUP BY answer_id) AND vote = 'down'
             ORDER BY feedback.id DESC LIMIT ?`,
          )
          .all(limit)
          .map((row) => ({
            // Written by addAnswer alone.
            record: JSON.parse(String(row.record)) as AnswerRecord,
            feedback: feedbackOf(String(row.answer_id), row),
          })),
      ),
    close: async () => database.close(),
  };
}

function feedbackOf(answerId: string, { vote, comment, given_at: givenAt }: Record<string, unknown>): Feedback {
  return {
    answerId,
    vote: vote === 'up' ? 'up' : 'down',
    comment: typeof comment === 'string' ? comment : null,
    givenAt: Number(givenAt),
  };
}

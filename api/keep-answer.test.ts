import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from './__fixtures__/small-answer.ts';
import type { AnswerEvent } from './answer/answer-event.ts';
import { keepAnswer } from './keep-answer.ts';
import { RecordFault, type RecordStore } from './records/record-store.ts';
import { sqliteRecords } from './records/sqlite-records.ts';
import { steadyClock } from './steady-clock.ts';

const reply = smallReply({ question: '镇江2022年5G基站目标' });

async function kindsOf(records: RecordStore, faults: unknown[] = []): Promise<AnswerEvent['kind'][]> {
  const kinds: AnswerEvent['kind'][] = [];
  const options = { records, keepTexts: true, now: () => 5, onFault: (fault: unknown) => faults.push(fault) };
  for await (const event of keepAnswer(eventsOf(reply), options)) {
    // The reader learns the id with the end: by then feedback on it must be possible.
    if (event.kind === 'answer-end') expect(faults.length > 0 || (await records.answer(reply.id)) !== null).toBe(true);
    kinds.push(event.kind);
  }
  return kinds;
}

describe('keepAnswer', () => {
  it('has stored the answer before its end is passed on', async () => {
    const records = sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock({ now: () => 5 }) });
    expect(await kindsOf(records)).toEqual(['citation-available', 'text-verified', 'answer-end']);
    expect(await records.answer(reply.id)).toMatchObject({ answeredAt: 5, texts: { answer: reply.answer } });
  });

  it('passes the answer on when it cannot be stored, and reports that', async () => {
    const full = sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock({ now: () => 5 }) });
    const faults: unknown[] = [];
    const broken: RecordStore = {
      ...full,
      addAnswer: async () => {
        throw new RecordFault('disk full');
      },
    };
    expect(await kindsOf(broken, faults)).toEqual(['citation-available', 'text-verified', 'answer-end']);
    expect(faults).toHaveLength(1);
  });
});

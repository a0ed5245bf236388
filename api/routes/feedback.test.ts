import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from '../__fixtures__/small-answer.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';
import { keepAnswer } from '../keep-answer.ts';
import type { RecordStore } from '../records/record-store.ts';
import { sqliteRecords } from '../records/sqlite-records.ts';
import { steadyClock } from '../steady-clock.ts';

async function recordsWithAnswer(): Promise<RecordStore> {
  const records = sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock({ now: () => 5 }) });
  const events = eventsOf(smallReply({ question: '镇江2022年5G基站目标' }));
  const options = { records, keepTexts: true, now: () => 5, onFault: () => expect.fail() };
  for await (const _ of keepAnswer(events, options));
  return records;
}

describe('POST /api/feedback', () => {
  it('stores a vote with its comment and answers 204', async () => {
    const records = await recordsWithAnswer();
    const { app } = buildApp({ records });
    const body = { answerId: 'answer-1', vote: 'down', comment: ' 年份\u200b不对 ' };
    const response = await app.request(post('/api/feedback', JSON.stringify(body)));
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await records.feedbackOf('answer-1')).toMatchObject([{ vote: 'down', comment: '年份不对' }]);
  });

  it('keeps no comment when texts are not kept', async () => {
    const records = await recordsWithAnswer();
    const { app } = buildApp({ records, keepTexts: false });
    const body = { answerId: 'answer-1', vote: 'up', comment: '很好' };
    expect((await app.request(post('/api/feedback', JSON.stringify(body)))).status).toBe(204);
    expect(await records.feedbackOf('answer-1')).toMatchObject([{ vote: 'up', comment: null }]);
  });

  it('answers 404 to an id that it does not know', async () => {
    await expectProblem(await buildApp().app.request(post('/api/feedback', '{"answerId":"no","vote":"up"}')), 404);
  });

  it.each([
    ['no vote', { answerId: 'a' }, 'vote'],
    ['another vote', { answerId: 'a', vote: '+1' }, 'vote'],
    ['no id', { vote: 'up' }, 'answerId'],
    ['a comment of 2001 characters', { answerId: 'a', vote: 'up', comment: '字'.repeat(2001) }, 'comment'],
    ['an unknown field', { answerId: 'a', vote: 'up', stars: 5 }, 'stars'],
  ])('answers 400 to %s', async (_name, body, field) => {
    const problem = await expectProblem(await buildApp().app.request(post('/api/feedback', JSON.stringify(body))), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
  });

  it('answers 503 when nothing can be written, and logs why', async () => {
    const records = sqliteRecords({
      file: '/dev/null/records.sqlite',
      retentionDays: 1,
      clock: steadyClock({ now: () => 5 }),
    });
    const { app, lines } = buildApp({ records });
    const response = await app.request(post('/api/feedback', '{"answerId":"a","vote":"up"}'));
    await expectProblem(response, 503);
    expect(lines).toMatchObject([{ level: 'error', status: 503, fault: { name: 'RecordFault' } }]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, answerRecord } from './answer-record.ts';
import { RecordFault, type RecordStore } from './record-store.ts';
import { sqliteRecords } from './sqlite-records.ts';

const root = mkdtempSync(path.join(tmpdir(), 'plans-records-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DAY_MS = 86_400_000;
const START = 1_700_000_000_000;

function record(id: string, { answeredAt = START, keepTexts = true } = {}): AnswerRecord {
  return answerRecord({
    answeredAt,
    keepTexts,
    reply: {
      id,
      status: 'answered',
      question: '镇江2022年5G基站目标',
      answer: '镇江市2022年新建5G基站1400个[1]。',
      citations: [],
      answeredBy: 'extractive',
      timings: { retrieveMs: 1, answerMs: 2 },
    },
    trace: {
      question: 'zhen江2022年5G基站目标',
      indexVersion: 'build-1',
      passages: [{ id: 'a:1-2', sha256: '00ff' }],
      model: 'm',
      promptVersion: 'p',
      draft: '原稿',
      statements: [
        {
          text: '新建5G基站1500个[1]',
          verdict: 'contradicted',
          problem: 'figure',
          detail: '原文是1400个',
          shown: false,
        },
      ],
    },
  });
}

function open(name: string, options: { now?: () => number; retentionDays?: number } = {}): RecordStore {
  return sqliteRecords({
    file: path.join(root, name, 'records.sqlite'),
    retentionDays: 180,
    now: () => START,
    ...options,
  });
}

describe('sqliteRecords', () => {
  it('lists the answers whose latest vote is down, the latest vote first', async () => {
    const records = open('voted');
    for (const id of ['a', 'b', 'c', 'd']) await records.addAnswer(record(id));
    const vote = (answerId: string, given: 'up' | 'down', comment: string | null = null): Promise<boolean> =>
      records.addFeedback({ answerId, vote: given, comment, givenAt: START });
    await vote('a', 'down', '数不对');
    await vote('b', 'down');
    await vote('b', 'up');
    await vote('c', 'up');
    await vote('c', 'down');
    expect((await records.votedDown(10)).map((one) => [one.record.id, one.feedback.comment])).toEqual([
      ['c', null],
      ['a', '数不对'],
    ]);
    expect((await records.votedDown(1)).map((one) => one.record.id)).toEqual(['c']);
    await records.close();
  });

  it('gives back an answer and its feedback after it was closed and opened again', async () => {
    const first = open('again');
    await first.addAnswer(record('one'));
    expect(await first.addFeedback({ answerId: 'one', vote: 'down', comment: '年份不对', givenAt: START + 5 })).toBe(
      true,
    );
    await first.close();
    const second = open('again');
    expect(await second.answer('one')).toEqual(record('one'));
    expect(await second.feedbackOf('one')).toEqual([
      { answerId: 'one', vote: 'down', comment: '年份不对', givenAt: START + 5 },
    ]);
    expect(await second.answer('two')).toBeNull();
    await second.close();
  });

  it('takes no feedback on an answer that it does not have', async () => {
    const records = open('unknown');
    expect(await records.addFeedback({ answerId: "' OR 1=1 --", vote: 'up', comment: null, givenAt: START })).toBe(
      false,
    );
    await records.close();
  });

  it('has on the disk what a process wrote that was killed right after', async () => {
    const file = path.join(root, 'killed', 'records.sqlite');
    const program = `
      import { sqliteRecords } from ${JSON.stringify(path.join(import.meta.dirname, 'sqlite-records.ts'))};
      const records = sqliteRecords({ file: ${JSON.stringify(file)}, retentionDays: 1, now: () => ${START} });
      await records.addAnswer(${JSON.stringify(record('last'))});
      process.kill(process.pid, 'SIGKILL');`;
    const ended = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program]);
    expect(ended.signal).toBe('SIGKILL');
    expect((await open('killed').answer('last'))?.id).toBe('last');
  });

  it('forgets answers and their feedback when their days are over', async () => {
    let now = START;
    const records = open('old', { retentionDays: 30, now: () => now });
    await records.addAnswer(record('old'));
    await records.addFeedback({ answerId: 'old', vote: 'up', comment: null, givenAt: START });
    now = START + 29 * DAY_MS;
    expect(await records.answer('old')).not.toBeNull();
    now = START + 31 * DAY_MS;
    expect(await records.answer('old')).toBeNull();
    expect(await records.feedbackOf('old')).toEqual([]);
    await records.close();
  });

  it('keeps no word of question, draft or answer when texts are not kept', () => {
    const kept = record('bare', { keepTexts: false });
    expect(kept.texts).toBeNull();
    expect(JSON.stringify(kept)).not.toMatch(/[\u4e00-\u9fff]/);
    expect(kept.statements).toEqual([{ verdict: 'contradicted', problem: 'figure', shown: false }]);
  });

  it('says so when the file is locked, and works again when it is free', async () => {
    const records = open('locked');
    await records.addAnswer(record('before'));
    const other = new DatabaseSync(path.join(root, 'locked', 'records.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(records.addAnswer(record('during'))).rejects.toThrow(RecordFault);
    other.exec('ROLLBACK');
    other.close();
    await records.addAnswer(record('after'));
    expect([
      (await records.answer('before'))?.id,
      await records.answer('during'),
      (await records.answer('after'))?.id,
    ]).toEqual(['before', null, 'after']);
    await records.close();
  });

  it('says so when the file is no database', async () => {
    writeFileSync(path.join(root, 'damaged'), 'x'.repeat(5000));
    const records = sqliteRecords({ file: path.join(root, 'damaged'), retentionDays: 1, now: () => START });
    await expect(records.answer('x')).rejects.toThrow(RecordFault);
  });

  it('says so when the folder cannot be made', async () => {
    const records = sqliteRecords({
      file: path.join(root, 'damaged', 'x', 'r.sqlite'),
      retentionDays: 1,
      now: () => START,
    });
    await expect(records.addAnswer(record('x'))).rejects.toThrow(RecordFault);
  });
});

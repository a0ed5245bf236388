import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { RecordStore } from '../../api/records/record-store.ts';
import { sqliteRecords } from '../../api/records/sqlite-records.ts';
import { steadyClock } from '../../api/steady-clock.ts';
import { chooseFeedback } from './choose-feedback.ts';
import { dialogueOver } from './dialogue.ts';

const START = Date.UTC(2026, 10, 20, 4);

async function recordsOf(questions: (string | null)[]): Promise<RecordStore> {
  const records = sqliteRecords({ file: ':memory:', retentionDays: 100, clock: steadyClock({ now: () => START }) });
  for (const [at, question] of questions.entries()) {
    const texts = question && {
      question: '那盐城呢',
      standaloneQuestion: question,
      draft: null,
      answer: '盐城市1.2万个[1]。',
      citations: [],
      missing: [],
    };
    await records.addAnswer({
      id: `a${at}`,
      answeredAt: START,
      status: 'answered',
      reason: null,
      notices: [],
      answeredBy: 'extractive',
      model: null,
      promptVersion: null,
      indexVersion: 'v',
      passages: [],
      statements: [],
      timings: { retrieveMs: 1, answerMs: 1 },
      texts: texts || null,
    });
    await records.addFeedback({ answerId: `a${at}`, vote: 'down', comment: '数不对', givenAt: START });
  }
  return records;
}

async function choose(records: RecordStore, ...lines: string[]): Promise<{ question: string | null; said: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  const question = await chooseFeedback(records, dialogueOver(input, output));
  return { question, said: String(output.read()) };
}

describe('chooseFeedback', () => {
  it('lists what was voted down with its comment and gives the whole question of the chosen one', async () => {
    const { question, said } = await choose(await recordsOf(['盐城2024年5G基站目标', '镇江谁牵头']), '9', '2');
    expect(said).toContain('1. 镇江谁牵头（2026/11/20）');
    expect(said).toContain('   答：盐城市1.2万个[1]。\n   意见：数不对');
    expect(said).toContain('请输入 1 至 2');
    expect(question).toBe('盐城2024年5G基站目标');
  });

  it('gives nothing on Enter, at the end of input, and where nothing was voted down', async () => {
    expect((await choose(await recordsOf(['甲']), '')).question).toBeNull();
    expect((await choose(await recordsOf(['甲']))).question).toBeNull();
    expect((await choose(await recordsOf([]))).said).toBe('没有被评为“不好”的回答\n');
  });

  it('counts answers whose question was not kept', async () => {
    expect((await choose(await recordsOf([null, '甲']), '')).said).toContain('另有 1 个没有保存问题的原文');
  });
});

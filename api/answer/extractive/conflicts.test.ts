import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '#retrieval/__fixtures__/seed-documents';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { AskReply } from '../../contract.ts';
import { answerQuestion } from '../answer-question.ts';

/** Body and annex disagree about the base stations, plan and work points about the trade. */
const PLAN = `临海市数字经济发展行动计划（2022-2024年）

一、发展目标

到2024年，全市数字经济核心产业增加值占GDP比重达到12%。电子商务交易额达到450亿元。

二、重点任务

（一）夯实网络基础

到2024年，建成5G基站1500座以上，千兆宽带用户数达到11万户。

附件1

数字经济发展主要指标

序号 | 指标名称 | 单位 | 2022年 | 2023年 | 2024年
1 | 5G基站数 | 座 | 1180 | 1380 | 1600
2 | 千兆宽带用户数 | 万户 | 8 | 9 | 11
`;
const WORK_POINTS = `临海市2024年数字经济工作要点

一、工作目标

2024年，全市电子商务交易额达到480亿元，数字经济核心产业增加值占地区生产总值比重达到12%。
`;

const folder = mkdtempSync(path.join(tmpdir(), 'plan-conflicts-'));
let store: PlanStore;

beforeAll(async () => {
  const documents = [
    documentOf(PLAN, 'linhai-action-plan-2022-2024.txt'),
    documentOf(WORK_POINTS, 'linhai-work-points-2024.txt'),
  ];
  await writeIndex({ uri: folder, documents, fingerprint: 'conflicts' });
  store = await openStore({ uri: folder });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(question: string): Promise<AskReply> {
  const reply = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
  for (const { documentId, start, end, quote } of reply.citations) {
    expect((await store.document(documentId))?.text.slice(start, end)).toBe(quote);
  }
  return reply;
}

describe('disagreements', () => {
  it('gives the value of the body and that of the annex, each with its place', async () => {
    const reply = await ask('临海2024年5G基站目标是多少');
    expect(reply.answer).toContain('1500座');
    expect(reply.answer).toContain('1600座');
    expect(reply.answer).toMatch(/不一致.*夯实网络基础.*1500座.*附件1.*1600座/);
    const quotes = reply.citations.map(({ quote }) => quote).join('\n');
    expect(quotes).toContain('建成5G基站1500座以上');
    expect(quotes).toContain('1600');
  });

  it('gives the values of two documents, each with its title', async () => {
    const reply = await ask('临海市2024年电子商务交易额是多少');
    expect(reply.answer).toMatch(
      /不一致：《临海市2024年数字经济工作要点》“一、工作目标”为480亿元，《临海市.*行动计划.*》“一、发展目标”为450亿元/,
    );
    expect(new Set(reply.citations.map(({ documentId }) => documentId)).size).toBe(2);
  });

  it('says nothing where the same value is said twice', async () => {
    for (const question of ['临海2024年千兆宽带用户数', '临海2024年核心产业增加值占GDP比重'])
      expect((await ask(question)).answer).not.toContain('不一致');
  });

  it('leaves years and other indicators alone', async () => {
    const { answer } = await ask('临海2023年5G基站数是多少');
    expect(answer).toContain('1380座');
    expect(answer).not.toContain('不一致');
  });

  it('computes nothing with a value that another place contradicts', async () => {
    const { answer } = await ask('临海2024年5G基站比2022年多多少座');
    expect(answer).toContain('不一致');
    expect(answer).not.toMatch(/420|320/);
  });
});

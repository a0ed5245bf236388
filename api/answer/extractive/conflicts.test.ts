import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreeingDocuments } from '#retrieval/__fixtures__/disagreeing-documents';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { AskReply } from '../../contract.ts';
import { answerQuestion } from '../answer-question.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-conflicts-'));
let store: PlanStore;

beforeAll(async () => {
  await writeIndex({ uri: folder, documents: disagreeingDocuments(), fingerprint: 'conflicts' });
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

  it('gives the value of the one paper that is asked for', async () => {
    const { answer } = await ask('《临海市2024年数字经济工作要点》中电子商务交易额是多少');
    expect(answer).toContain('480亿元');
    expect(answer).not.toContain('450亿元');
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

  it('says neither yes nor no to one of two values', async () => {
    for (const value of ['450亿元', '480亿元']) {
      const { answer } = await ask(`临海2024年电子商务交易额是${value}，对吗？`);
      expect(answer).toMatch(/^文件中的数字不一致/);
      expect(answer).toContain('450亿元');
      expect(answer).toContain('480亿元');
    }
    expect((await ask('临海2023年5G基站数是1380座，对吗？')).answer).toMatch(/^是的/);
  });

  it('computes nothing with a value that another place contradicts', async () => {
    const { answer } = await ask('临海2024年5G基站比2022年多多少座');
    expect(answer).toContain('不一致');
    expect(answer).not.toMatch(/420|320/);
  });
});

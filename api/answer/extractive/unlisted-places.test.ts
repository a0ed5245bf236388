import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLoaded } from '#retrieval/ingest/read-document';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../answer-question.ts';
import { verifyText } from '../verify/verify-text.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-places-'));
let store: PlanStore;

const points = (place: string, count: number): string =>
  `${place}2023年数字经济工作要点\n一、发展目标\n全年新建5G基站${count}个，培育数字企业${count}家以上。\n`;

beforeAll(async () => {
  const loaded = (text: string) => ({ text, format: 'text' as const, pages: [], notes: [] });
  const documents = [
    readLoaded('a.txt', loaded(points('测试市', 120))),
    readLoaded('b.txt', loaded(points('镇江市', 1500))),
    readLoaded('c.txt', loaded(points('镇江高新区', 310))),
    readLoaded(
      'e.txt',
      loaded(
        '临海市2023年政府工作报告\n一、主要工作\n支持望江新区加快建设，全市地区生产总值达到900亿元。' +
          '望江新区新开工项目35个，实现工业总产值210亿元。全市城镇新增就业4万人。\n',
      ),
    ),
    readLoaded('d.txt', loaded('指标 | 单位 | 2023年\n5G基站数 | 个 | 800\n'), {
      stated: { region: '远方新城', years: [2023] },
    }),
  ];
  await writeIndex({ uri: folder, documents, fingerprint: 'places' });
  store = await openStore({ uri: folder });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a place that the division codes do not have', () => {
  it.each([
    ['测试市2023年新建5G基站多少个', '120', ['1500', '310', '800']],
    ['测试2023年新建5G基站多少个', '120', ['1500', '310', '800']],
    ['镇江2023年新建5G基站多少个', '1500', ['120', '310', '800']],
    ['镇江高新区2023年新建5G基站多少个', '310', ['120', '1500', '800']],
    ['远方新城2023年有多少5G基站', '800', ['120', '1500', '310']],
    ['另一市2023年新建5G基站多少个', '无法回答', ['120', '1500', '310', '800']],
    ['望江新区2023年地区生产总值是多少', '无法回答', ['900']],
    ['望江2023年城镇新增就业', '无法回答', ['4万人']],
    ['望江新区2023年工业总产值多少亿元', '210亿元', ['900']],
    ['临海经开区2023年地区生产总值是多少', '无法回答', ['900']],
    ['临海市2023年地区生产总值是多少', '900亿元', ['210']],
    ['测试市2023年新建5G基站1500个，对吗', '120', ['是的']],
  ])('%s: %s', async (question, said, unsaid) => {
    const { answer } = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
    expect(answer).toContain(said);
    for (const words of unsaid) expect(answer).not.toContain(words);
  });

  it('is kept apart in the check of a draft too', async () => {
    const text = '测试市2023年新建5G基站120个。测试市2023年新建5G基站1500个。';
    const { claims } = await verifyText(store, { text });
    expect(claims.map(({ verdict }) => verdict)).toEqual(['supported', 'contradicted']);
  });
});

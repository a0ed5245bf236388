import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLoaded } from '#retrieval/ingest/read-document';
import { loadCsv } from '#retrieval/load/load-csv';
import { isUnreadable } from '#retrieval/load/loaded-text';
import type { PlanDocument } from '#retrieval/plan-document';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../answer-question.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-rows-'));
let store: PlanStore;

function table(file: string, text: string): PlanDocument {
  const loaded = loadCsv(new TextEncoder().encode(text));
  if (isUnreadable(loaded)) throw new Error(loaded.reason);
  return readLoaded(file, loaded);
}

beforeAll(async () => {
  const documents = [
    table('上云.csv', '县区,2023年,2024年\n甲县上云企业数（家）,120,150\n乙县上云企业数（家）,80,95\n'),
    table(
      '光网.csv',
      '县区,2023年,2024年\n千兆光网用户数（户）,,\n句容市,1120,1150\n丹阳市,1080,1095\n合计,2200,2245\n',
    ),
    table('数据.csv', '数据中心机架数（个）\n县区,2023年,2024年\n句容市,310,320\n丹阳市,410,420\n'),
    table(
      '重点平台清单.csv',
      '序号,平台名称,牵头部门\n1,绿色建材平台,市住建局\n2,现代物流平台,市发改委\n3,信息安全平台,市网信办\n',
    ),
    table('示范平台清单.csv', '序号,平台名称,牵头部门\n1,智慧农业平台,市农业局\n2,数字文旅平台,市文旅局\n'),
    table('基站指标.csv', '指标,单位,2023年,2024年\n5G基站数,个,800,950\n充电桩数,个,61,73\n'),
  ];
  await writeIndex({ uri: folder, documents, fingerprint: 'rows' });
  store = await openStore({ uri: folder });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('rows of places', () => {
  it.each([
    ['甲县2023年上云企业数', '甲县2023年上云企业数120家', ['80', '95', '150']],
    ['乙县2024年上云企业有多少家', '乙县2024年上云企业数95家', ['120', '150', '80']],
    ['2024年上云企业数', '甲县2024年上云企业数150家。乙县2024年上云企业数95家', ['120', '80']],
    ['句容2023年千兆光网用户数', '句容市2023年千兆光网用户数1120户', ['1080', '2200']],
    ['丹阳市2024年千兆光网用户数', '丹阳市2024年千兆光网用户数1095户', ['1150', '2245']],
    ['句容市2024年数据中心机架数', '句容市2024年数据中心机架数320个', ['420', '310']],
    ['三个平台有哪些', '绿色建材平台', ['智慧农业']],
    ['两个平台有哪些', '智慧农业平台', ['绿色建材']],
    ['镇江2023年千兆光网用户数', '没有', ['1120', '1080', '2200']],
  ])('%s: %s', async (question, said, unsaid) => {
    const { answer } = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
    const plain = answer.replace(/\[\d+\]/g, '');
    expect(plain).toContain(said);
    for (const words of unsaid) expect(plain).not.toContain(words);
  });
});

describe('a row of a named table', () => {
  it.each([
    ['基站指标里5G基站数有几个', '5G基站数：2023年800个、2024年950个'],
    ['基站指标中2024年充电桩数是多少个', '2024年充电桩数73个'],
  ])('%s: gives its figure and no count of rows', async (question, said) => {
    const { answer } = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
    expect(answer.replace(/\[\d+\]/g, '')).toContain(said);
    expect(answer).not.toContain('相关的');
  });
});

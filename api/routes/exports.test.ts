import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { paragraphsOf, partsOf, sheetsOf } from '../__fixtures__/office-file.ts';
import { withSeedStore } from '../__fixtures__/seed-store.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';
import { answerEvents } from '../answer/answer-question.ts';
import type { Answer } from '../answering.ts';
import type { AskReply } from '../contract.ts';
import { keepAnswer } from '../keep-answer.ts';
import { labelAnswer } from '../label-answer.ts';
import { sqliteRecords } from '../records/sqlite-records.ts';
import { steadyClock } from '../steady-clock.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

const NOW = Date.UTC(2026, 10, 27, 17);
const LABELS = { extractive: '原文照录', model: '机器起草' };
const publicUrl = 'https://plans.example.cn';

function appKeeping(keepTexts: boolean) {
  const now = (): number => NOW;
  const records = sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock({ now }) });
  const onFault = (fault: unknown): never => {
    throw fault;
  };
  const answer: Answer = (from, request, signal) =>
    keepAnswer(labelAnswer(answerEvents({ store: from, now, newId: () => 'answer-7' }, request, signal), LABELS), {
      ...{ records, keepTexts, now, onFault },
    });
  return buildApp({ store: () => store, answer, records, keepTexts, publicUrl }).app;
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

function nameOf(response: Response): string {
  const name = /filename\*=UTF-8''(\S+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return decodeURIComponent(name ?? '');
}

describe('GET /api/answers/{id}', () => {
  const question = '镇江和盐城5G基站哪个多';

  async function ask(app: ReturnType<typeof appKeeping>): Promise<AskReply> {
    return (await app.request(post('/api/ask', JSON.stringify({ question })))).json();
  }

  it('gives an answer as a Word file whose footnotes are its sources', async () => {
    const app = appKeeping(true);
    const { id } = await ask(app);
    const response = await app.request(`/api/answers/${id}?format=docx`);
    expect(nameOf(response)).toBe('镇江和盐城5G基站哪个多.docx');
    const parts = partsOf(await bytesOf(response));
    const text = paragraphsOf(parts['word/document.xml'] ?? '');
    expect(text.slice(0, 2)).toEqual([question, '原文照录　2026年11月28日']);
    expect(text).toContain('新建5G基站1400个*');
    expect(text.join('\n')).not.toMatch(/\[\d\]/);
    const notes = paragraphsOf(parts['word/footnotes.xml'] ?? '');
    expect(notes[0]).toBe(
      '《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号），镇江市数字经济工作领导小组，2022-08-22，二、重点工作 › (五)健全数字基础设施体系 › 16.：“加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代,推进全市IPv6规模部署,加快互联网IPv6升级应用,强化基于IPv6的特色应用创新。”',
    );
    expect(notes.filter((note) => note.startsWith('同注1，《2022年镇江市'))).not.toEqual([]);
    expect(parts['word/_rels/footnotes.xml.rels']).toContain(
      'https://plans.example.cn/read/zhenjiang-digital-economy-work-points-2022?start=5055&amp;end=5144',
    );
  });

  it('says why there is no file when texts are not kept, when there is no answer, and when the format is another', async () => {
    const app = appKeeping(false);
    const { id } = await ask(app);
    expect((await expectProblem(await app.request(`/api/answers/${id}`), 404)).detail).toContain('不保存');
    await expectProblem(await app.request('/api/answers/nothing'), 404);
    const problem = await expectProblem(await app.request(`/api/answers/${id}?format=pdf`), 400);
    expect(problem.errors).toEqual([{ field: 'format', expected: '以下之一：docx' }]);
  });
});

describe('GET /api/indicators as a file', () => {
  const get = (query: Record<string, string>): Promise<Response> =>
    Promise.resolve(appKeeping(true).request(`/api/indicators?${new URLSearchParams(query)}`));

  it('gives all figures of the documents as a workbook', async () => {
    const response = await get({ format: 'xlsx' });
    expect(nameOf(response)).toBe('指标.xlsx');
    const [sheet] = sheetsOf(await bytesOf(response));
    const row = sheet?.data.find(([region, , name]) => region === '镇江市' && name === '5G基站');
    expect(row?.slice(3, 6)).toEqual([1400, '个', '1400个']);
    expect((await (await get({})).json()).total).toBe((sheet?.data.length ?? 0) - 1);
  });

  it('gives all figures as a table that a spreadsheet reads cell by cell', async () => {
    const response = await get({ format: 'csv' });
    const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
    expect(rows).toHaveLength((await (await get({})).json()).total);
    const row = rows.find(({ 地区, 指标 }) => 地区 === '镇江市' && 指标 === '5G基站');
    expect(row).toMatchObject({ 数值: '1400', 单位: '个', 文号: '镇数字发〔2022〕4号' });
  });

  it('gives a comparison as a workbook', async () => {
    const response = await get({
      view: 'comparison',
      format: 'xlsx',
      name: '5G基站',
      region: '镇江,盐城',
      year: '2022',
    });
    expect(nameOf(response)).toBe('5G基站对照表.xlsx');
    const [table] = sheetsOf(await bytesOf(response));
    expect(table?.sheet).toBe('对照');
    expect(table?.data[0]?.slice(0, 3)).toEqual(['指标', '地区', '2022年']);
    expect(table?.data.find(([, region]) => region === '镇江市')?.[2]).toBe(1400);
    expect(table?.data.find(([, region]) => region === '盐城市')?.[2]).toBe('未提及');
  });

  it('gives a comparison as a Word file with footnotes', async () => {
    const response = await get({ view: 'comparison', format: 'docx', name: '5G基站', region: '镇江,盐城' });
    expect(nameOf(response)).toBe('5G基站对照表.docx');
    const parts = partsOf(await bytesOf(response));
    expect(paragraphsOf(parts['word/document.xml'] ?? '')).toContain('累计建成1.2万个5G基站［累计数］*');
    expect(paragraphsOf(parts['word/footnotes.xml'] ?? '').join('\n')).toContain('累计建成 1.2 万个5G基站');
  });

  it('has no Word file of a list', async () => {
    const problem = await expectProblem(await get({ format: 'docx' }), 400);
    expect(problem.errors).toEqual([{ field: 'format', expected: 'json、csv 或 xlsx；docx 只用于对照表' }]);
  });
});

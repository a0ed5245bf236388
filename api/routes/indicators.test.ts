import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { disagreeingDocuments } from '#retrieval/__fixtures__/disagreeing-documents';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../__fixtures__/seed-store.ts';
import { buildApp, expectProblem } from '../__fixtures__/small-app.ts';
import {
  comparisonSchema,
  type Indicator,
  type IndicatorComparison,
  type IndicatorList,
  indicatorListSchema,
} from '../contract.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

function get(parameters: Record<string, string> | [string, string][]): Promise<Response> {
  const { app } = buildApp({ store: () => store, publicUrl: 'https://plans.test' });
  return Promise.resolve(app.request(`/api/indicators?${new URLSearchParams(parameters)}`));
}

async function list(parameters: Record<string, string> | [string, string][]): Promise<IndicatorList> {
  const response = await get(parameters);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(200);
  return indicatorListSchema.parse(body) as IndicatorList;
}

async function compare(parameters: Record<string, string>): Promise<IndicatorComparison> {
  const response = await get({ view: 'comparison', ...parameters });
  return comparisonSchema.parse(await response.json()) as IndicatorComparison;
}

const short = ({ region, period, qualifier, valueText, kind }: Indicator): string =>
  [region, period, qualifier, valueText, kind].filter((part) => part !== null).join(' ');

describe('GET /api/indicators', () => {
  it('opens every figure of the five papers at its proof', async () => {
    const { indicators, total } = await list({ limit: '1000' });
    expect(total).toBe(indicators.length);
    expect(total).toBeGreaterThan(200);
    for (const { citation } of indicators) {
      const text = (await store.document(citation.documentId))?.text ?? '';
      for (const { quote, start, end } of [citation, ...(citation.context ?? [])])
        expect(text.slice(start, end)).toBe(quote);
      expect(citation.href).toBe(`/read/${citation.documentId}?start=${citation.start}&end=${citation.end}`);
    }
  });

  it('gives the base stations of every region, each with its kind and period', async () => {
    const { indicators } = await list({ name: '5G基站' });
    expect(indicators.map(short).sort()).toEqual(
      [
        '宿城区 2022年 1180座 level',
        '宿城区 2023年 1380座 level',
        '宿城区 2024年 1500座 level',
        '宿城区 2024年 以上 1500座 new',
        '江苏省 7.1万座 reached',
        '盐城市 2024年 1.2万个 cumulative',
        '镇江市 2022年 1400个 new',
      ].sort(),
    );
    expect(indicators.find(({ region }) => region === '镇江市')).toMatchObject({
      name: '5G基站',
      value: 1400,
      unit: '个',
      qualifier: null,
      citation: {
        documentNumber: '镇数字发〔2022〕4号',
        section: ['二、重点工作', '(五)健全数字基础设施体系', '16.'],
        quote: expect.stringContaining('新建5G基站1400个'),
      },
    });
  });

  it('gives the share of the core industries under all its names', async () => {
    for (const name of ['核心产业增加值占GDP比重', '核心产业占地区生产总值的比重', '核心產業佔比']) {
      const { indicators } = await list({ name });
      const regions = new Set(indicators.map(({ region }) => region));
      expect([...regions].sort()).toEqual(['宿城区', '江苏省', '盐城市', '镇江市']);
      expect(indicators.map(short)).toContain('盐城市 2024年 以上 10% level');
      expect(indicators.map(short)).toContain('镇江市 2022年 力争、以上 一个百分点 change');
    }
  });

  it('quotes the head of the column that a cell has its year from', async () => {
    const { indicators } = await list({ name: '千兆宽带用户数', region: '宿城', year: '2023' });
    expect(indicators.map(short)).toEqual(['宿城区 2023年 9万户 level']);
    expect(indicators[0]?.citation.context?.map(({ quote }) => quote)).toContain('2023年');
  });

  it('keeps the value of a cell without a target empty', async () => {
    const { indicators } = await list({ name: '省级数字农业农村基地', region: '宿城区', year: '2022' });
    expect(indicators).toMatchObject([{ value: null, valueText: '/' }]);
  });

  it('takes regions and years as people write them, repeated or with commas', async () => {
    const all = await list({ name: '5G基站', region: '鎮江、盐城市', year: '2022,2024年' });
    expect(all.indicators.map(({ region }) => region).sort()).toEqual(['盐城市', '镇江市']);
    const repeated = await list([
      ['name', '５Ｇ基站'],
      ['region', '镇江'],
      ['region', '盐城'],
      ['year', '2022'],
      ['year', '2024'],
    ]);
    expect(repeated.indicators).toEqual(all.indicators);
  });

  it('takes the kind, the place and the year that the name itself says', async () => {
    expect((await list({ name: '累计建成5G基站' })).indicators.map(short)).toEqual([
      '盐城市 2024年 1.2万个 cumulative',
    ]);
    expect((await list({ name: '镇江2022年5G基站' })).indicators.map(short)).toEqual(['镇江市 2022年 1400个 new']);
  });

  it('reads a name with a typing error and says how', async () => {
    const reply = await list({ name: '5G机站' });
    expect(reply.readAs).toBe('5G基站');
    expect(reply.total).toBe(7);
    expect((await list({ name: '5G基站' })).readAs).toBeUndefined();
  });

  it.each<[Record<string, string>]>([
    [{ name: '5G基站', region: '南京' }],
    [{ name: '5G基站', year: '2031' }],
    [{ name: '每万人拥有5G基站数' }],
    [{ name: '数字经济核心产业增加值' }],
    [{ name: '市级智能制造示范车间' }],
    [{ name: "' OR 1=1 --" }],
    [{ region: '乌鲁木齐' }],
    [{ name: "5G基站') OR ('1'='1" }],
  ])('gives no neighbour for %j', async (parameters) => {
    expect(await list(parameters)).toMatchObject({ indicators: [], total: 0 });
  });

  it('comes in pages', async () => {
    const whole = await list({ region: '宿城', limit: '1000' });
    const page = await list({ region: '宿城', limit: '5', offset: '3' });
    expect(page).toMatchObject({ total: whole.total, limit: 5, offset: 3 });
    expect(page.indicators).toEqual(whole.indicators.slice(3, 8));
    expect(page.indicators.map(({ citation }) => citation.marker)).toEqual([4, 5, 6, 7, 8]);
  });

  it.each([
    ['year', '今年'],
    ['year', '2022.5'],
    ['year', '22'],
    ['year', '2022 OR 1=1'],
    ['format', 'xml'],
    ['view', 'pivot'],
    ['limit', '0'],
    ['limit', '1001'],
    ['limit', '-1'],
    ['limit', 'ten'],
    ['offset', '-1'],
    ['name', '基'.repeat(201)],
    ['name', '5G\u0000基站'],
    ['region', '镇江\u0000'],
    ['region', '镇'.repeat(61)],
    ['region', '火星'],
    ['region', 'zhenjiang'],
    ['region', '镇江,火星'],
    ['region', "' OR 1=1 --"],
    ['nmae', '5G基站'],
  ])('answers 400 to %s=%s and says what was expected', async (field, value) => {
    const problem = await expectProblem(await get({ [field]: value }), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.stringMatching(/\p{Script=Han}/u) }]);
  });

  it.each(['镇江', '镇江市', '鎮江', '江苏省镇江市', '江苏镇江'])('understands the region %s', async (region) => {
    const { indicators } = await list({ region, name: '5G基站' });
    expect(indicators.map((one) => one.region)).toEqual(['镇江市']);
  });

  it('answers 400 to a parameter given twice and 503 without an index', async () => {
    const twice = await get([
      ['limit', '5'],
      ['limit', '6'],
    ]);
    expect((await expectProblem(twice, 400)).errors).toMatchObject([{ field: 'limit' }]);
    const { app } = buildApp({ store: () => null });
    await expectProblem(await app.request('/api/indicators'), 503);
  });
});

describe('GET /api/indicators?format=csv', () => {
  it('gives a table that a spreadsheet opens, with document, section, quote and link', async () => {
    const response = await get({ name: '5G基站', region: '镇江', format: 'csv' });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="indicators.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, row, end] = new TextDecoder().decode(bytes).split('\r\n');
    expect(head).toBe('地区,时期,指标,数值,单位,数值原文,限定词,类别,文件,文号,章节,原文,承接的上文,链接');
    expect(row).toMatch(
      /^镇江市,2022年,5G基站,1400,个,1400个,,新增（新建）数,2022年镇江市数字经济发展工作要点,镇数字发〔2022〕4号,/,
    );
    expect(row).toContain(
      '二、重点工作 / (五)健全数字基础设施体系 / 16.,"加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,',
    );
    expect(row).toContain('https://plans.test/read/zhenjiang-digital-economy-work-points-2022?start=');
    expect(end).toBe('');
  });

  it('gives all rows when no limit is given', async () => {
    const { total } = await list({ limit: '1' });
    const table = await (await get({ format: 'csv' })).text();
    // Quotes of table rows hold line breaks of their own, records alone end with CRLF.
    expect(table.split('\r\n')).toHaveLength(total + 2);
  });
});

describe('GET /api/indicators?view=comparison', () => {
  it('puts each figure in the cell of its own region and year, 未提及 elsewhere, and names the kinds', async () => {
    const reply = await compare({ name: '5G基站', region: '镇江,宿城,盐城,南京', year: '2022,2024' });
    expect(reply.periods.map(({ label }) => label)).toEqual(['2022年', '2024年']);
    expect(reply.indicators).toHaveLength(1);
    const [grid] = reply.indicators;
    expect(grid?.rows.map(({ region, cells }) => [region, ...cells.map(({ text }) => text)])).toEqual([
      ['镇江市', '新建5G基站1400个［新增（新建）数］', '未提及'],
      [
        '宿城区',
        '5G基站数1180座［目标或水平数］',
        '建设开通5G基站1500座以上［新增（新建）数］；5G基站数1500座［目标或水平数］',
      ],
      ['盐城市', '未提及', '累计建成1.2万个5G基站［累计数］'],
      ['南京市', '未提及', '未提及'],
    ]);
    expect(grid?.note).toMatch(/^口径不同/);
    for (const { region, cells } of grid?.rows ?? []) {
      for (const [at, { text, indicators }] of cells.entries()) {
        expect(indicators.length === 0).toBe(text === '未提及');
        for (const row of indicators) {
          expect(row.region).toBe(region);
          expect(row.period).toContain(String(reply.periods[at]?.from));
        }
      }
    }
  });

  it('names no kind where there is one', async () => {
    const { indicators } = await compare({ name: '电子商务交易额', region: '宿城' });
    expect(indicators[0]?.note).toBeNull();
    expect(indicators[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      '电子商务交易额350亿元',
      '电子商务交易额390亿元',
      '电子商务交易额超过450亿元；电子商务交易额达到450亿元；电子商务交易额450亿元',
    ]);
  });

  it('keeps indicators of like names in grids of their own, and terms of years in columns of their own', async () => {
    const reply = await compare({ name: '星级上云企业' });
    expect(reply.indicators.map(({ names }) => [...names].sort())).toEqual([
      ['星级“上云”企业', '星级上云企业'],
      ['省星级上云企业', '省级星级上云企业'],
    ]);
    expect(reply.periods.map(({ label }) => label)).toEqual(['2022年', '2022—2024年', '2023年', '2024年']);
    const yancheng = reply.indicators[1]?.rows.find(({ region }) => region === '盐城市');
    expect(yancheng?.cells.map(({ text }) => text)).toEqual([
      '未提及',
      expect.stringContaining('每年培育300家省星级上云企业'),
      '未提及',
      '未提及',
    ]);
  });

  it('says 未提及 for what no paper has', async () => {
    const { indicators } = await compare({ name: '高速公路里程', region: '镇江,盐城', year: '2022' });
    expect(indicators).toEqual([
      {
        names: [],
        note: null,
        rows: ['镇江市', '盐城市'].map((region) => ({
          region,
          cells: [{ text: '未提及', disagree: false, indicators: [] }],
        })),
      },
    ]);
  });

  it('gives both values where body and annex disagree', async () => {
    const uri = mkdtempSync(path.join(tmpdir(), 'plan-disagree-'));
    await writeIndex({ uri, documents: disagreeingDocuments(), fingerprint: 'disagree' });
    const other = await openStore({ uri });
    const { app } = buildApp({ store: () => other });
    const parameters = new URLSearchParams({ view: 'comparison', name: '5G基站', year: '2024' });
    const reply = comparisonSchema.parse(await (await app.request(`/api/indicators?${parameters}`)).json());
    const cell = reply.indicators[0]?.rows[0]?.cells[0];
    expect(cell).toMatchObject({ disagree: true, text: expect.stringMatching(/1500座.*1600座.*不一致/) });
    expect(cell?.indicators.map(({ citation }) => citation.section.at(-1))).toEqual([
      '（一）夯实网络基础',
      expect.stringContaining('附件1'),
    ]);
    await other.close();
    rmSync(uri, { recursive: true, force: true });
  });

  it('asks for a name', async () => {
    const problem = await expectProblem(await get({ view: 'comparison', region: '镇江' }), 400);
    expect(problem.errors).toEqual([{ field: 'name', expected: '对照时必须给出指标名称' }]);
  });

  it('gives the same cells as a table', async () => {
    const parameters = { view: 'comparison', format: 'csv', name: '5G基站', region: '镇江,盐城', year: '2022,2024' };
    const [head, first, second] = (await (await get(parameters)).text()).split('\r\n');
    expect(head).toBe('指标,地区,2022年,2024年,说明,出处');
    expect(first).toMatch(/^5G基站,镇江市,新建5G基站1400个［新增（新建）数］,未提及,口径不同/);
    expect(second).toMatch(/^5G基站,盐城市,未提及,累计建成1\.2万个5G基站［累计数］,口径不同.*《盐城市/);
  });
});

import { describe, expect, it } from 'vitest';
import { seedDocument } from '../__fixtures__/seed-documents.ts';
import type { Passage } from '../plan-document.ts';
import { readBlocks } from './paragraphs.ts';
import type { Table } from './table-shape.ts';
import { readTable } from './tables.ts';

function tableOf(source: string): Table | null {
  const block = readBlocks(source).find((one) => one.kind === 'table');
  return block ? readTable(source, block.lines) : null;
}

const cellsOf = (table: Table | null): string[][] =>
  (table?.rows ?? []).map((row) => row.cells.map((cell) => `${cell.column}=${cell.text}`));

const MARKDOWN = `| 指标 | 单位 | 2024年 | 2026年 |
|:---|:---:|---:|---:|
| 5G基站 | 座 | 2 100 | 3,000 |
| 数字企业 |  | 40 | / |
`;

const TABS = '序号\t项目\t目标值\n1\t上云企业\t300家\n2\t智能工厂\t12家\n';

const BARS = `序号 | 平台名称 | 牵头单位
1 | 产业大脑 | 市工信局
2 | 城市大脑 | 市数据局
`;

describe('readTable', () => {
  it('reads Markdown, with an empty cell kept in its column', () => {
    const table = tableOf(MARKDOWN);
    expect(cellsOf(table)).toEqual([
      ['指标=5G基站', '单位=座', '2024年=2 100', '2026年=3,000'],
      ['指标=数字企业', '单位=', '2024年=40', '2026年=/'],
    ]);
  });

  it('reads tabs and bars', () => {
    expect(cellsOf(tableOf(TABS))).toEqual([
      ['序号=1', '项目=上云企业', '目标值=300家'],
      ['序号=2', '项目=智能工厂', '目标值=12家'],
    ]);
    expect(cellsOf(tableOf(BARS))).toEqual([
      ['序号=1', '平台名称=产业大脑', '牵头单位=市工信局'],
      ['序号=2', '平台名称=城市大脑', '牵头单位=市数据局'],
    ]);
  });

  it('reads two lines of heads, whichever cells reach down', () => {
    const table = tableOf(
      '序号 | 指标 | 目标值 |  | 责任单位\n2024年 | 2025年 | \n1 | 上云企业 | 120 | 150 | 市工信局\n2 | 智能车间 | 12 | 15 | \n',
    );
    expect(cellsOf(table)[0]).toEqual([
      '序号=1',
      '指标=上云企业',
      '目标值2024年=120',
      '目标值2025年=150',
      '责任单位=市工信局',
    ]);
    expect(table?.groups?.map(({ text }) => text.text)).toEqual(['目标值']);
  });

  it('takes no row of values for a second line of heads', () => {
    const table = tableOf('指标 | 2024年 |  | 2025年\n上云企业 | 120 | 家 | 150\n智能车间 | 12 | 家 | 15\n');
    expect(table?.rows).toHaveLength(2);
  });

  it('knows where each cell and each column head stands', () => {
    const table = tableOf(MARKDOWN);
    const cell = table?.rows[0]?.cells[3];
    expect(cell && MARKDOWN.slice(cell.span.start, cell.span.end)).toBe('3,000');
    expect(cell?.columnSpan && MARKDOWN.slice(cell.columnSpan.start, cell.columnSpan.end)).toBe('2026年');
  });

  it('takes a head alone, or one column, for no table', () => {
    expect(tableOf('| 指标 | 2026年 |\n|---|---|\n')).toBeNull();
    expect(tableOf('甲 |\n乙 |\n丙 |\n')).toBeNull();
  });
});

describe('the annexes of 宿城', () => {
  const { passages, text } = seedDocument('sucheng-digital-economy-action-plan-2022-2024');
  const rows = passages.filter(({ kind }) => kind === 'table-row');
  const row = (words: string): Passage | undefined => rows.find(({ indexText }) => indexText.includes(words));
  const cells = (words: string): Record<string, string> =>
    Object.fromEntries((row(words)?.cells ?? []).map((cell) => [cell.column, cell.text]));

  it('have fifteen indicators and twelve platforms', () => {
    expect(rows).toHaveLength(27);
  });

  it('give the row of 5G基站 with its heads', () => {
    expect(cells('5G基站数')).toEqual({
      类别: '数字基础设施',
      序号: '13',
      指标名称: '5G基站数',
      单位: '座',
      '2022年': '1180',
      '2023年': '1380',
      '2024年': '1500',
      牵头部门: '区通管办',
    });
  });

  it.each([
    ['公共数据按需共享率', '数字化治理'],
    ['千兆宽带用户数', '数字基础设施'],
    ['电子商务交易额', '数字产业化'],
    ['省级智能制造示范车间', '产业数字化'],
  ])('pass the group of the rows above on to %s', (name, group) => {
    expect(cells(name).类别).toBe(group);
    const piece = row(name)?.context.find(({ role }) => role === 'row-group');
    expect(piece?.text).toBe(group);
    expect(row(name)?.indexText.includes(group)).toBe(false);
  });

  it('keep the mark of a year without a target', () => {
    expect(cells('省级数字农业农村基地')).toMatchObject({ '2022年': '/', '2023年': '2', '2024年': '3' });
  });

  it('give a name that is printed over a line break as one', () => {
    expect(cells('市政基础设施')).toEqual({
      序号: '10',
      名称: '市政基础设施智能化管理平台',
      牵头部门: '区住房和城乡建设局（数字基础设施强基行动）',
    });
  });

  it('are slices of the text, in its own characters', () => {
    const passage = row('5G基站数');
    expect(passage && text.slice(passage.span.start, passage.span.end).replace(/\s+/g, '')).toBe(
      '數字基礎設施|13|5G基站數|座|1180|1380|1500|區通管辦',
    );
  });

  it('name their annex', () => {
    const caption = row('5G基站数')?.context.find(({ role }) => role === 'caption');
    expect(caption?.text).toBe('全区数字经济发展主要发展指标');
  });
});

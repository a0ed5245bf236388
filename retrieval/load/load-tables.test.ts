import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { loadCsv } from './load-csv.ts';
import { loadXlsx } from './load-xlsx.ts';

function workbook(sheets: Record<string, WorkSheet>, hidden: string[] = []): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true });
}

const percent: CellObject = { t: 'n', v: 0.1125, z: '0.00%' };
const thousands: CellObject = { t: 'n', v: 12000, z: '#,##0' };

describe('loadXlsx', () => {
  it('prints numbers as the sheet shows them, merged cells once, and a title as a line of its own', () => {
    const sheet = utils.aoa_to_sheet([
      ['某市主要指标'],
      ['类别', '指标', '2025年'],
      ['产业', '核心产业增加值占比', percent],
      [null, '5G基站（个）', thousands],
      ['合计', '', ''],
      ['注：按年末数统计。'],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:C1'), utils.decode_range('A3:A4')];
    expect(loadXlsx(workbook({ 指标: sheet }))).toEqual({
      format: 'xlsx',
      text: '某市主要指标\n类别 | 指标 | 2025年\n产业 | 核心产业增加值占比 | 11.25%\n5G基站（个） | 12,000\n合计 |  | \n注：按年末数统计。\n',
      pages: [],
      notes: [],
    });
  });

  it('leaves out rows and columns that the sheet hides', () => {
    const sheet = utils.aoa_to_sheet([
      ['指标', '草算', '目标'],
      ['5G基站', 1, 300],
      ['机房', 2, 20],
    ]);
    sheet['!cols'] = [{}, { hidden: true }, {}];
    sheet['!rows'] = [{}, {}, { hidden: true }];
    expect(loadXlsx(workbook({ 表: sheet }))).toMatchObject({ text: '指标 | 目标\n5G基站 | 300\n' });
  });

  it('prints a date as an office here writes it', () => {
    const date: CellObject = { t: 'n', v: 44795, z: 'm/d/yy' };
    expect(loadXlsx(workbook({ 表: utils.aoa_to_sheet([['成文日期', date]]) }))).toMatchObject({
      text: '成文日期 | 2022/8/22\n',
    });
  });

  it('names several sheets, and leaves out hidden ones and says so', () => {
    const row = (word: string): WorkSheet => utils.aoa_to_sheet([['指标', word]]);
    const loaded = loadXlsx(workbook({ 附件1: row('甲'), Sheet2: row('乙'), 草稿: row('丙') }, ['草稿']));
    expect(loaded).toMatchObject({ text: '附件1\n指标 | 甲\n指标 | 乙\n', notes: ['有 1 张隐藏的工作表未读'] });
  });

  it('says so when nothing is in it', () => {
    expect(loadXlsx(workbook({ Sheet1: utils.aoa_to_sheet([[]]) }))).toEqual({ reason: '工作表里没有内容' });
  });
});

describe('loadCsv', () => {
  it('reads rows with quotes, line breaks inside a cell and cells of unequal number', () => {
    const text = '指标,单位,2025年\n"5G基站,新建",个,"1,400"\n"机架\n（标准）",个\n';
    expect(loadCsv(new TextEncoder().encode(text))).toMatchObject({
      text: '指标 | 单位 | 2025年\n5G基站,新建 | 个 | 1,400\n机架 （标准） | 个 | \n',
    });
  });

  it('finds a tab between the cells', () => {
    expect(loadCsv(new TextEncoder().encode('指标\t值\n基站\t1,400\n'))).toMatchObject({
      text: '指标 | 值\n基站 | 1,400\n',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { readManifest } from './manifest.ts';

const HEAD = ['文件', '标题', '文号', '发文机关', '地区', '级别', '类型', '成文日期', '印发日期', '发布日期', '期间'];

describe('readManifest', () => {
  it('reads what each row states of its file', () => {
    const table = [
      HEAD,
      [
        'a.docx',
        '某某规划',
        '测政发〔2023〕5号',
        '测试市人民政府',
        '测试市',
        '',
        '行动计划',
        '2023/3/1',
        '2023年3月5日',
        '无',
        '2023-2025',
      ],
      ['b.pdf', '', '无', '', '江苏省南京市鼓楼区', '市', '', '', '', '', '“十四五”'],
    ];
    const { rows, problems } = readManifest('清单.csv', table);
    expect(problems).toEqual([]);
    expect(rows.map(({ file, stated }) => [file, stated])).toEqual([
      [
        'a.docx',
        {
          title: '某某规划',
          documentNumber: '测政发〔2023〕5号',
          issuer: '测试市人民政府',
          region: '测试市',
          level: 'city',
          kind: 'action-plan',
          signed: '2023-03-01',
          issued: '2023-03-05',
          posted: null,
          years: [2023, 2024, 2025],
        },
      ],
      ['b.pdf', { documentNumber: null, region: '鼓楼区', level: 'city', years: [2021, 2022, 2023, 2024, 2025] }],
    ]);
  });

  it('names row, column and what was expected, and reads the rest', () => {
    const table = [
      ['各文件的信息'],
      ['文件', '地区', '类型', '成文日期', '期间', '备注'],
      ['a.txt', '镇江', '通知', '去年', '2023-2020', 'x'],
      ['', '镇江', '', '', '', ''],
      ['b.txt', '=1+1', '', '2023-02-40', '', ''],
    ];
    const { rows, problems } = readManifest('子/清单.csv', table);
    expect(rows.map(({ file, stated }) => [file, stated])).toEqual([
      ['a.txt', { region: '镇江市', level: 'city' }],
      ['b.txt', {}],
    ]);
    expect(problems.map(({ row, column, found }) => [row, column, found])).toEqual([
      [2, '备注', '没有这一列'],
      [3, '类型', '通知'],
      [3, '成文日期', '去年'],
      [3, '期间', '2023-2020'],
      [4, '文件', '空的'],
      [5, '地区', '=1+1'],
      [5, '成文日期', '2023-02-40'],
    ]);
    expect(problems[1]).toEqual({
      file: '子/清单.csv',
      row: 3,
      column: '类型',
      found: '通知',
      expected: '以下之一：规划、行动计划、工作要点、政府工作报告、统计公报、简报、新闻',
    });
  });

  it.each([
    ['镇江', '镇江市'],
    ['宿城区', '宿城区'],
    ['江苏省测试市', '测试市'],
    ['镇江市高新区', '镇江市高新区'],
    ['测试新城', '测试新城'],
  ])('takes %s for %s', (cell, region) => {
    const table = [
      ['文件', '地区'],
      ['a.txt', cell],
    ];
    expect(readManifest('清单.csv', table).rows[0]?.stated.region).toBe(region);
  });

  it('says so when no row names the columns', () => {
    expect(readManifest('清单.csv', [['甲', '乙']])).toMatchObject({
      rows: [],
      problems: [{ row: null, column: null }],
    });
  });
});

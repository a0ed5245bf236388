import { describe, expect, it } from 'vitest';
import type { Figure, Passage } from '../plan-document.ts';
import { type NoSum, whyNoSum } from './summands.ts';

type Given = [name: string, value: number, unit: string, year: number, kind?: Figure['kind'], region?: string];

const figure = ([name, value, unit, year, kind = 'level', region = '镇江市']: Given): Figure =>
  ({
    name,
    value,
    unit,
    kind,
    region,
    passageId: name,
    context: [],
    statement: `${name}${value}${unit}`,
    period: { from: year, to: year, label: `${year}年` },
  }) as unknown as Figure;

describe('whyNoSum', () => {
  it.each<[string, Given[]]>([
    [
      '智能工厂15家 and 示范车间165个, models of making',
      [
        ['省级智能工厂', 15, '家', 2022, 'cumulative'],
        ['省级示范车间', 165, '个', 2022, 'cumulative'],
      ],
    ],
    [
      'the output of two chains',
      [
        ['激光产业链产值', 65, '亿元', 2024],
        ['光电产业链产值', 6, '亿元', 2024],
      ],
    ],
    [
      'what is invested in two years',
      [
        ['技改投资', 18, '亿元', 2023],
        ['技改投资', 20, '亿元', 2024],
      ],
    ],
    [
      'what is newly built in two years',
      [
        ['新建充电桩', 100, '个', 2023],
        ['新建充电桩', 200, '个', 2024],
      ],
    ],
    [
      'the stocks of two cities at one time',
      [
        ['5G基站', 1500, '座', 2024, 'level', '常州市'],
        ['5G基站', 1200, '个', 2024],
      ],
    ],
  ])('is null for %s', (_, given) => {
    expect(whyNoSum(given.map(figure))).toBeNull();
  });

  it.each<[NoSum, string, Given[]]>([
    [
      'things',
      '新建基站 and 企业',
      [
        ['5G基站', 1400, '个', 2022, 'new'],
        ['高新技术企业', 40, '家', 2022, 'new'],
      ],
    ],
    [
      'things',
      '投资 and 交易额',
      [
        ['技改投资', 18, '亿元', 2023],
        ['电商交易额', 90, '亿元', 2023],
      ],
    ],
    [
      'times',
      'the stock of two years',
      [
        ['5G基站总数', 1180, '座', 2022],
        ['5G基站总数', 1380, '座', 2023],
      ],
    ],
    [
      'natures',
      'what is new and what there is',
      [
        ['5G基站', 1400, '个', 2022, 'new'],
        ['5G基站', 12000, '个', 2022, 'cumulative'],
      ],
    ],
    [
      'shares',
      'two shares',
      [
        ['数字经济占比', 9, '%', 2022],
        ['数字经济占比', 10, '%', 2023],
      ],
    ],
    [
      'units',
      'a count and an amount',
      [
        ['重点项目', 9, '个', 2022],
        ['重点项目', 10, '亿元', 2022],
      ],
    ],
    [
      'overlap',
      'a class and its part',
      [
        ['工业企业', 300, '家', 2025],
        ['规模以上工业企业', 90, '家', 2025],
      ],
    ],
    [
      'overlap',
      'a province and its city',
      [
        ['5G基站', 71000, '座', 2022, 'reached', '江苏省'],
        ['5G基站', 1200, '座', 2022, 'reached'],
      ],
    ],
  ])('is %s for %s', (why, _, given) => {
    expect(whyNoSum(given.map(figure))).toBe(why);
  });

  it('is overlap for 总投资 and the part of a year in one row', () => {
    const row = { passageId: 'row', context: [{ role: 'column' }] };
    const [total, year] = [figure(['二期总投资', 36, '万元', 2025]), figure(['二期计划投资', 15, '万元', 2023])];
    expect(whyNoSum([total, year].map((one) => ({ ...one, ...row }) as unknown as Figure))).toBe('overlap');
  });

  it.each<[NoSum | null, string, string[]]>([
    ['overlap', '固定资产投资210亿元，其中工业投资120亿元。', ['210亿元', '120亿元']],
    ['overlap', '新增停车位1200个，其中老城停车位700个。', ['1200个', '700个']],
    ['overlap', '上半年建成充电桩150个，全年建成充电桩400个。', ['150个', '400个']],
    ['overlap', '一季度新建充电桩50个，上半年新建充电桩150个。', ['50个', '150个']],
    [null, '上半年新建充电桩150个，下半年新建充电桩250个。', ['150个', '250个']],
    [null, '新建小学30个，其中东区小学10个；新建幼儿园50个。', ['30个', '50个']],
    [null, '新建口袋公园3个，年底前新建湿地公园5个。', ['3个', '5个']],
    [null, '全年新建口袋公园3个、湿地公园5个。', ['3个', '5个']],
    ['things', '完成预算收入30亿元，旅游收入25亿元。', ['30亿元', '25亿元']],
  ])('is %s for %s', (why, text, values) => {
    const starts = [...text].map((_, at) => at);
    const passage = { id: 'p', indexText: text, sourceStarts: starts, sourceEnds: starts.map((at) => at + 1) };
    const figures = values.map((value) => {
      const start = text.indexOf(value);
      const name = /[\p{Script=Han}]+$/u
        .exec(text.slice(0, start))?.[0]
        .replace(/^(?:全年|完成|其中|[上下]半年|一季度|新[建增]|建成)+/, '');
      const unit = value.replace(/^\d+/, '');
      const given: Given = [name ?? '', Number.parseInt(value, 10), unit, 2024, 'new'];
      return { ...figure(given), passageId: 'p', span: { start, end: start + value.length } };
    });
    expect(whyNoSum(figures, [passage as unknown as Passage])).toBe(why);
  });
});

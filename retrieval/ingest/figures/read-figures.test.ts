import { describe, expect, it } from 'vitest';
import { documentOf, printed, type SeedId, seedDocument } from '../../__fixtures__/seed-documents.ts';
import type { Figure, PlanDocument } from '../../plan-document.ts';

const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const jiangsu = 'jiangsu-14th-five-year-digital-economy-plan-2021';
const bulletin = 'jiangsu-digital-economy-bulletin-2022-05';

/** Of two figures of one statement (超1000万元的企业，给予最高200万元) the one of that value. */
function figureSaying(document: PlanDocument, statement: string, value?: number | null): Figure {
  const saying = document.figures.filter((one) => one.statement === statement);
  const figure = value === undefined ? saying[0] : saying.find((one) => one.value === value);
  if (!figure) throw new Error(`no figure says ${statement}`);
  return figure;
}

describe('figures of the five documents', () => {
  it.each<[SeedId, string, Partial<Figure> & { years: [number, number] | null }]>([
    [
      zhenjiang,
      '新建5G基站1400个',
      { name: '5G基站', value: 1400, unit: '个', kind: 'new', qualifier: null, region: '镇江市', years: [2022, 2022] },
    ],
    [
      zhenjiang,
      '力争全年融资授信规模超150亿元',
      { value: 150, unit: '亿元', kind: 'level', qualifier: '力争、超', years: [2022, 2022] },
    ],
    [
      yancheng,
      '累计建成1.2万个5G基站',
      { name: '5G基站', value: 1.2, unit: '万个', kind: 'cumulative', region: '盐城市', years: [2024, 2024] },
    ],
    [yancheng, '每年推广100个智造场景', { value: 100, kind: 'yearly', years: [2022, 2024] }],
    [
      sucheng,
      '建设开通5G基站1500座以上',
      { value: 1500, unit: '座', qualifier: '以上', region: '宿城区', years: [2024, 2024] },
    ],
    [sucheng, '微电子信息技术产业链产值15亿元', { value: 15, unit: '亿元', kind: 'level', years: [2024, 2024] }],
    [sucheng, '培育专精特新企业10家以上', { value: 10, kind: 'new', qualifier: '以上', years: [2024, 2024] }],
    [sucheng, '标识注册量过亿', { value: 1, unit: '亿', qualifier: '过', years: [2024, 2024] }],
    [sucheng, '网络货运提高90%以上', { value: 90, unit: '%', kind: 'change', qualifier: '以上', years: [2024, 2024] }],
    [sucheng, '应开放公共数据开放率达到100%', { name: '应开放公共数据开放率', value: 100, years: [2024, 2024] }],
    [
      sucheng,
      '加快散货1500万吨服务需求的智能化调度平台改造',
      { name: '散货服务需求', value: 1500, unit: '万吨', kind: 'level', years: [2024, 2024] },
    ],
    [
      yancheng,
      '以23条重点产业链数字化转型为突破口',
      { name: '重点产业链', value: 23, unit: '条', kind: 'reached', years: [2022, 2024] },
    ],
    [
      bulletin,
      '支持36所技工院校新增62个数字技能类专业',
      { name: '新增数字技能类专业的技工院校', value: 36, unit: '所', years: [2022, 2022] },
    ],
    [jiangsu, '建成5G基站7.1万座', { value: 7.1, unit: '万座', kind: 'reached', region: '江苏省', years: null }],
    [jiangsu, '软件和信息服务业业务收入年均增速达8.87%', { value: 8.87, kind: 'change', years: [2016, 2020] }],
    [
      bulletin,
      '累计培育省级智能制造示范车间165个',
      { value: 165, kind: 'cumulative', region: '常州市', years: [2022, 2022] },
    ],
    [
      bulletin,
      '对利用自有资金改造投资超1000万元的企业，给予最高200万元补助',
      { value: 200, unit: '万元', qualifier: '最高', kind: 'level', region: '常州市', years: [2022, 2022] },
    ],
    [
      bulletin,
      '此次大赛吸引了890多个数字经济领域项目同台竞技',
      { value: 890, qualifier: '多', region: '徐州市', years: [2022, 2022] },
    ],
    [
      bulletin,
      '苏州工业园区已发布4批共40项人工智能应用场景',
      { value: 40, unit: '项', kind: 'reached', years: [2022, 2022] },
    ],
    [
      bulletin,
      '力争2022年全市数字经济核心产业增加值占GDP比重同比提升一个百分点以上',
      { value: 1, unit: '个百分点', kind: 'change', region: '镇江市', years: [2022, 2022] },
    ],
  ])('%s: %s', (id, statement, { years, ...expected }) => {
    const figure = figureSaying(seedDocument(id), statement, expected.value);
    expect(figure).toMatchObject(expected);
    expect(figure.period && [figure.period.from, figure.period.to]).toEqual(years);
  });

  it('are of the goal that their clause names, to be reached by then', () => {
    const figure = figureSaying(seedDocument(zhenjiang), '数字经济核心产业增加值占GDP比重力争达到10%');
    expect(figure.period).toEqual({ from: 2025, to: 2025, label: '2025年', until: true });
  });

  it('come from each cell of a row with the unit, the year of the head and the body', () => {
    const { figures } = seedDocument(sucheng);
    const row = figures.filter((figure) => figure.name === '5G基站数');
    expect(row.map(({ valueText, period, body, kind }) => [valueText, period?.from, body, kind])).toEqual([
      ['1180座', 2022, '区通管办', 'level'],
      ['1380座', 2023, '区通管办', 'level'],
      ['1500座', 2024, '区通管办', 'level'],
    ]);
    expect(row[0]?.context[0]).toMatchObject({ role: 'column', text: '2022年' });
  });

  it('say that a year has no target', () => {
    const cell = seedDocument(sucheng).figures.find((figure) => figure.value === null);
    expect(cell).toMatchObject({ name: '省级数字农业农村基地', valueText: '/', period: { from: 2022 } });
  });

  it('of the coming three to five years are not of the year of the bulletin', () => {
    const { period, context } = figureSaying(seedDocument(bulletin), '打造三个基础共性工艺平台');
    expect(period).toEqual({ from: 2022, to: 2027, label: '3-5年' });
    expect(context[0]).toMatchObject({ role: 'sentence', text: '3-5年' });
  });

  it('are proven by the sentence or the row', () => {
    const document = seedDocument(yancheng);
    const { proof, span } = figureSaying(document, '累计建成1.2万个5G基站');
    expect(printed(document, span)).toBe('1.2万个');
    expect(printed(document, proof).startsWith('到2024年,5G网络覆盖广度')).toBe(true);
    expect(printed(document, proof).endsWith('光纤网络全覆盖。')).toBe(true);
  });

  it('never are stated without their number', () => {
    for (const id of [zhenjiang, yancheng, sucheng, jiangsu, bulletin] as const) {
      for (const { statement, valueText, qualifier } of seedDocument(id).figures) {
        expect(statement).toContain(valueText);
        for (const word of qualifier?.split('、') ?? []) expect(statement).toContain(word);
      }
    }
  });
});

const said = (sentence: string, heading = '一、主要目标'): string[] =>
  documentOf(`青禾市2024年数字经济工作要点\n${heading}\n${sentence}\n`).figures.map(({ statement }) => statement);

const figuresOf = (sentence: string, heading = '一、主要目标'): Figure[] =>
  documentOf(`青禾市2024年数字经济工作要点\n${heading}\n${sentence}\n`).figures;

describe('figures of other papers', () => {
  it.each([
    [
      'the verb of a list is said of each member',
      '新增智能工厂20家、数字车间30个。',
      ['新增智能工厂20家', '新增数字车间30个'],
    ],
    ['but not of one that is measured', '新增智能工厂20家、机器人产量500台。', ['新增智能工厂20家', '机器人产量500台']],
    ['nor of one with a verb of its own', '引进项目20个、惠及企业300家。', ['引进项目20个', '惠及企业300家']],
    ['a growth goes on with its subject', '粮食产量达到80万吨、增长3%。', ['粮食产量达到80万吨', '粮食产量增长3%']],
    ['an outcome goes on with its subject', '重点项目开工30个、竣工25个。', ['重点项目开工30个', '重点项目竣工25个']],
    [
      'a comparison keeps what is compared',
      '工业增加值增长7%，高于全国1.5个百分点。',
      ['工业增加值增长7%', '工业增加值增长7%，高于全国1.5个百分点'],
    ],
    [
      'two ends of a growth stay together',
      '税收收入从30亿元增长到45亿元。',
      ['税收收入从30亿元增长到45亿元', '税收收入从30亿元增长到45亿元'],
    ],
    [
      'values that nobody can share out stay together',
      '财政收支累计分别突破90亿元、300亿元。',
      ['财政收支累计分别突破90亿元、300亿元', '财政收支累计分别突破90亿元、300亿元'],
    ],
    [
      'a clause that is governed stays whole',
      '将8个平台整合为政务、产业2个平台。',
      ['将8个平台整合为政务、产业2个平台', '将8个平台整合为政务、产业2个平台'],
    ],
    ['a sum that nobody owns is none', '加快园区提质升级。产值突破300亿元。', []],
  ])('%s', (_, sentence, statements) => {
    expect(said(sentence)).toEqual(statements);
  });

  it('are not of the year that they are compared with', () => {
    const [figure] = figuresOf('数字经济规模比2020年增加20亿元。');
    expect(figure).toMatchObject({ kind: 'change', period: { from: 2024, to: 2024 } });
  });

  it('take no year from the end of a growth', () => {
    const [from, to, other] = figuresOf('税收收入从2020年的30亿元增长到2023年的45亿元，企业总数达到60家。');
    expect([from?.period?.from, to?.period?.from, other?.period?.from]).toEqual([2020, 2023, 2024]);
  });

  it.each<[number[], string]>([
    [[15, 2.5], '园区利润总额由上年的12亿元增长到15亿元，研发投入占比从2.1%提高到2.5%。'],
    [[35], '数字化普及率由2023年的28%提高到35%。'],
  ])('say that %s is of the year to which it grew: %s', (ends, sentence) => {
    const figures = figuresOf(sentence).filter(({ value }) => ends.includes(value ?? 0));
    expect(figures.map(({ value, period }) => [value, period?.to])).toEqual(ends.map((value) => [value, 2024]));
  });

  it('know nothing of the year that a growth began in, unless it is said', () => {
    const figures = figuresOf('税收收入从30亿元增长到45亿元。');
    expect(figures.map(({ name, kind, period }) => [name, kind, period?.from])).toEqual([
      ['税收收入', 'reached', undefined],
      ['税收收入', 'level', 2024],
    ]);
  });

  it('say whose measure it is where the list says it once', () => {
    expect(said('省属企业营业收入、利润分别增长6%、60.7%。')).toEqual([
      '省属企业营业收入增长6%',
      '省属企业利润增长60.7%',
    ]);
  });

  it('have the qualifier that stands at the number, and no other', () => {
    const qualifiers = (sentence: string): (string | null)[] => figuresOf(sentence).map(({ qualifier }) => qualifier);
    expect(qualifiers('为企业节约成本超2亿元。')).toEqual(['超']);
    expect(qualifiers('通过10家企业试点。')).toEqual([null]);
    expect(qualifiers('网络覆盖率接近80%。')).toEqual(['近']);
    expect(qualifiers('力争培育企业20家以上，新增平台3个。')).toEqual(['力争、以上', '力争']);
    expect(qualifiers('争取中央资金3亿元。')).toEqual([null]);
  });

  it('tell kinds apart', () => {
    const kinds = (sentence: string, heading?: string): string[] =>
      figuresOf(sentence, heading).map(({ kind }) => kind);
    expect(kinds('城镇化率提高到69%。')).toEqual(['level']);
    expect(kinds('城镇化率提高3个百分点。')).toEqual(['change']);
    expect(kinds('围绕12条产业链开展对接。')).toEqual(['reached']);
    expect(kinds('建成智能工厂12家。', '一、发展基础')).toEqual(['reached']);
    expect(kinds('新增智能工厂12家。', '一、发展基础')).toEqual(['new']);
    expect(kinds('完成100所学校网络改造。')).toEqual(['new']);
  });
});

describe('figures of a work report', () => {
  const report = documentOf(`2026年江苏省政府工作报告
一、2025年工作回顾
2025年，全省地区生产总值增长5.1%。全年接待游客人次增长20.7%。新产业对工业增长贡献超50%。
将8个公司运营的基金整合为2支。国家级、部级创新平台分别达到22家、182家。人均预期寿命达到79.4岁。产业投资比重提升至55.7%。三甲医院增至34家。
镇江至盐城铁路建成通车，新增高铁运营里程81公里。苏州市新增上市公司12家。
发放困难群众救助补助资金127.8亿元。“新三样”产品和中间品出口分别增长36.1%、21.6%。
5所院校入选“双高建设计划”。城镇新增就业42.3万人。
二、“十四五”时期成就和“十五五”时期主要目标
过去五年，高速公路通车里程突破1万公里。
我们编制了规划纲要，提出地区生产总值年均增长5%左右。
三、2026年工作安排
（一）地区生产总值增长5%左右
责任单位：省发展改革委
举办20期大讲堂。
（二）低空经济产业重点推动装备研发和场景开放。培育服务业态，打造产业集群。产业规模突破100亿元。医药产业聚焦生物制药。产值达到780亿元。
`);
  it.each<[string, Partial<Figure> & { years: [number, number] }]>([
    ['20.7%', { name: '接待游客人次', kind: 'change', years: [2025, 2025] }],
    ['50%', { kind: 'reached', qualifier: '超', years: [2025, 2025] }],
    ['8个', { kind: 'reached', years: [2025, 2025] }],
    ['22家', { name: '国家级创新平台', years: [2025, 2025] }],
    ['79.4岁', { name: '人均预期寿命', value: 79.4, unit: '岁', years: [2025, 2025] }],
    ['81公里', { region: '江苏省', kind: 'new', years: [2025, 2025] }],
    ['12家', { region: '苏州市', kind: 'new', years: [2025, 2025] }],
    ['127.8亿元', { kind: 'reached', years: [2025, 2025] }],
    ['36.1%', { name: '“新三样”产品出口', kind: 'change', years: [2025, 2025] }],
    ['5所', { kind: 'reached', years: [2025, 2025] }],
    ['42.3万人', { name: '城镇新增就业', kind: 'new', years: [2025, 2025] }],
    ['1万公里', { kind: 'reached', qualifier: '突破', years: [2021, 2025] }],
    ['100亿元', { name: '低空经济产业规模', statement: '低空经济产业规模突破100亿元', years: [2026, 2026] }],
    ['780亿元', { name: '医药产业产值', years: [2026, 2026] }],
    ['55.7%', { name: '产业投资比重', kind: 'reached', years: [2025, 2025] }],
    ['34家', { name: '三甲医院', kind: 'reached', years: [2025, 2025] }],
    ['20期', { value: 20, unit: '期', years: [2026, 2026] }],
  ])('has %s with its own place, year and kind', (valueText, { years, ...expected }) => {
    const figure = report.figures.find((one) => one.valueText === valueText);
    expect(figure).toMatchObject({ ...expected, period: { from: years[0], to: years[1] } });
  });

  it('is of the later term where a heading names two and the clause looks ahead', () => {
    const [later] = report.figures.filter((one) => one.statement.endsWith('年均增长5%左右'));
    expect(later).toMatchObject({ name: '地区生产总值', period: { from: 2026, to: 2030 } });
  });
});

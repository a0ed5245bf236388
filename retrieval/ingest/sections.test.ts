import { describe, expect, it } from 'vitest';
import { documentOf, seedDocument } from '../__fixtures__/seed-documents.ts';
import type { PlanDocument } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';

/** Labels from the outermost section to the one of the passage that holds the words. */
function pathOf(document: PlanDocument, words: string): string[] {
  const passage = document.passages.find(({ indexText }) => indexText.includes(words));
  if (!passage) throw new Error(`no passage says ${words}`);
  return sectionPath(document.sections, passage.section).map(({ label }) => label);
}

describe('a line of offices below a clause', () => {
  const text = `绍兴市2026年目标任务分解方案
一、主要目标
（一）地区生产总值增长7%以上

责任单位：市发展改革委

（二）加快项目建设。开工重大项目20个

牵头单位：市发展改革委；责任单位：各区、县人民政府
`;

  it('belongs to that clause, and a heading with a figure states it', () => {
    const document = documentOf(text);
    expect(document.passages.map(({ indexText }) => indexText)).toEqual([
      '（一）地区生产总值增长7%以上。责任单位：市发展改革委',
      '（二）加快项目建设。开工重大项目20个。牵头单位：市发展改革委；责任单位：各区、县人民政府',
    ]);
    expect(document.figures.map(({ name, valueText }) => [name, valueText])).toEqual([
      ['地区生产总值', '7%'],
      ['重大项目', '20个'],
    ]);
  });
});

describe('sections of the five documents', () => {
  it.each([
    ['新建5G基站1400个', ['二、重点工作', '(五)健全数字基础设施体系', '16.']],
    ['全年争创4家省级智能制造示范工厂', ['一、发展目标']],
    ['融资授信规模超150亿元', ['二、重点工作', '(八)建强组织保障体系', '25.']],
  ])('place %s in 镇江', (words, path) => {
    expect(pathOf(seedDocument('zhenjiang-digital-economy-work-points-2022'), words)).toEqual(path);
  });

  it.each([
    ['累计建成1.2万个5G基站', ['一、总体要求', '(二)发展目标', '4.']],
    ['每年培育300家省星级上云企业', ['二、主要行动', '(二)制造业数字化赋能行动', '4.']],
    ['领导小组办公室下设7个专项行动组', ['三、保障措施', '25.']],
  ])('place %s in 盐城', (words, path) => {
    expect(pathOf(seedDocument('yancheng-digital-economy-action-plan-2022-2024'), words)).toEqual(path);
  });

  it.each([
    ['建设开通5G基站1500座以上', ['二、主要任務', '(八)數字基礎設施強基行動', '23.']],
    ['电子商务交易额超过450亿元', ['一、總體要求', '(二)發展目標']],
    ['5G基站数', ['附件1 全區數字經濟發展主要發展指標']],
    ['智慧园区平台', ['附件2 宿城區數字經濟重點平臺清單']],
  ])('place %s in 宿城, as printed', (words, path) => {
    expect(pathOf(seedDocument('sucheng-digital-economy-action-plan-2022-2024'), words)).toEqual(path);
  });

  it.each([
    ['建成5G基站7.1万座', ['一、发展基础与面临形势', '(一)发展基础']],
    ['软件和信息服务业规模力争达到1.6万亿元', ['二、总体要求', '(四)发展目标']],
    ['建设G312镇江段', ['三、主要任务', '(六)夯实新型基础设施', '2.加快传统基础设施智慧升级']],
  ])('place %s in 江苏', (words, path) => {
    expect(pathOf(seedDocument('jiangsu-14th-five-year-digital-economy-plan-2021'), words)).toEqual(path);
  });

  it('are the articles of a bulletin, each with its region', () => {
    const { sections } = seedDocument('jiangsu-digital-economy-bulletin-2022-05');
    expect(sections.map(({ heading, region }) => [heading, region])).toEqual([
      ['我省部署开展数字经济人才引进培育专项行动', null],
      ['我省制定数据出境安全评估申报工作指引', null],
      ['我省高新区数字经济蓬勃发展', null],
      ['省人社厅加速推进服务数字经济发展工作', null],
      ['我省加快构建数字孪生水利智能中枢', null],
      ['省农业农村厅积极打造数字农业建设服务优质资源库', null],
      ['2022数字经济创新创业大赛全国总决赛在徐州市成功举办', '徐州市'],
      ['常州市加速推进“智能化改造、数字化转型”', '常州市'],
      ['苏州市加快推动光子产业发展', '苏州市'],
      ['南通市聚焦“三个一”推进数字政府建设', '南通市'],
      ['连云港市召开数字经济核心产业增加值核算工作推进会', '连云港市'],
      ['镇江市出台2022年数字经济发展工作要点', '镇江市'],
    ]);
  });

  it('count as the papers do', () => {
    const tasks = (document: PlanDocument): number =>
      document.sections.filter(({ label }) => /^\d+\.$/.test(label)).length;
    expect(tasks(seedDocument('zhenjiang-digital-economy-work-points-2022'))).toBe(26);
    expect(tasks(seedDocument('sucheng-digital-economy-action-plan-2022-2024'))).toBe(31);
    expect(tasks(seedDocument('yancheng-digital-economy-action-plan-2022-2024'))).toBe(4 + 28);
  });
});

describe('sections of other papers', () => {
  it('follow Markdown heads and keep a numbered list of annexes out', () => {
    const document = documentOf(`# 青禾市数据要素行动方案

## 一、总体要求

以应用为牵引。

## 二、重点任务

### （一）建设平台

1.建设数据平台。年内归集数据300类。

附件：1.任务清单
2.指标表
`);
    expect(document.sections.map(({ label, depth }) => [label, depth])).toEqual([
      ['青禾市数据要素行动方案', 1],
      ['一、总体要求', 2],
      ['二、重点任务', 2],
      ['（一）建设平台', 3],
      ['1.', 4],
    ]);
  });

  it('call a numbered clause by its number', () => {
    const document = documentOf(
      '青禾市若干措施\n一、支持创新\n1.对新认定的数字企业，给予最高50万元奖励；\n2.对上云企业给予补助。\n',
    );
    expect(document.sections.map(({ label, heading }) => [label, heading])).toEqual([
      ['一、支持创新', '支持创新'],
      ['1.', '对新认定的数字企业，给予最高50万元奖励'],
      ['2.对上云企业给予补助', '对上云企业给予补助'],
    ]);
    expect(pathOf(document, '给予最高50万元奖励')).toEqual(['一、支持创新', '1.']);
  });
});

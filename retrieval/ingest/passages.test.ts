import { describe, expect, it } from 'vitest';
import { documentOf, seedDocument } from '../__fixtures__/seed-documents.ts';
import type { Passage, PlanDocument } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';

function passageWith(document: PlanDocument, words: string): Passage {
  const passage = document.passages.find(({ indexText }) => indexText.includes(words));
  if (!passage) throw new Error(`no passage says ${words}`);
  return passage;
}

const contextOf = (passage: Passage): string[] => passage.context.map(({ role, text }) => `${role}:${text}`);

describe('readPassages', () => {
  it('gives a task with its number, its heading and what it inherits, nearest first', () => {
    const document = seedDocument('zhenjiang-digital-economy-work-points-2022');
    const passage = passageWith(document, '新建5G基站1400个');
    expect(passage.kind).toBe('clause');
    expect(passage.indexText.startsWith('16.打造高速泛在、融合智能的网络基础设施。推动5G网络')).toBe(true);
    expect(passage.indexText.endsWith('市交通运输局等按职责分工负责）')).toBe(true);
    expect(contextOf(passage)).toEqual([
      'section:打造高速泛在、融合智能的网络基础设施',
      'section:健全数字基础设施体系',
      'section:重点工作',
      'title:2022年镇江市数字经济发展工作要点',
    ]);
  });

  it('gives a row of a table with group, heads, caption, annex and title', () => {
    const document = seedDocument('sucheng-digital-economy-action-plan-2022-2024');
    expect(contextOf(passageWith(document, '千兆宽带用户数|'))).toEqual([
      'row-group:数字基础设施',
      'column:类别',
      'column:序号',
      'column:指标名称',
      'column:单位',
      'column:2022年',
      'column:2023年',
      'column:2024年',
      'column:牵头部门',
      'caption:全区数字经济发展主要发展指标',
      'section:全区数字经济发展主要发展指标',
      'title:宿城区数字经济发展三年行动计划（2022-2024年）',
    ]);
  });

  it('keeps the original beside the index text', () => {
    const document = seedDocument('yancheng-digital-economy-action-plan-2022-2024');
    const passage = passageWith(document, '累计建成1.2万个5G基站');
    const slice = document.text.slice(passage.span.start, passage.span.end);
    expect(slice.startsWith('4 ﹒ 信息基础设施持续升级。到2024年 ,5G 网络覆盖广度')).toBe(true);
    expect(slice).toContain('累计建成 1.2 万个5G基站 , 市级以上工');
    expect(slice.endsWith('创建国家级绿色数据中心。')).toBe(true);
  });

  it('takes no passage from buttons, heads of tables and the table of contents', () => {
    const texts = [
      ...seedDocument('jiangsu-14th-five-year-digital-economy-plan-2021').passages,
      ...seedDocument('jiangsu-digital-economy-bulletin-2022-05').passages,
      ...seedDocument('sucheng-digital-economy-action-plan-2022-2024').passages,
      ...seedDocument('zhenjiang-digital-economy-work-points-2022').passages,
    ].map(({ indexText }) => indexText);
    expect(texts.filter((text) => /扫一扫|公报PDF版|※|序号\||图解|^2022-09-27$/.test(text))).toEqual([]);
  });

  it('makes a passage of a numbered clause that is no more than its heading', () => {
    const document = documentOf('青禾市若干措施\n一、支持创新\n1.对新认定的企业，给予奖励；\n2.对上云企业给予补助。\n');
    expect(document.passages.map(({ indexText }) => indexText)).toEqual([
      '1.对新认定的企业，给予奖励；',
      '2.对上云企业给予补助。',
    ]);
  });

  it('makes none of a heading that has text below it', () => {
    const document = documentOf('青禾市行动计划\n一、支持创新\n1.加快攻关。\n组织企业开展技术攻关。\n');
    expect(document.passages.map(({ indexText }) => indexText)).toEqual(['组织企业开展技术攻关。']);
  });
});

describe('sectionPath', () => {
  it('leads from the outermost section to the one asked for', () => {
    const { sections } = seedDocument('yancheng-digital-economy-action-plan-2022-2024');
    expect(sectionPath(sections, 9).map(({ label }) => label)).toEqual([
      '二、主要行动',
      '(一)数字核心产业提升行动',
      '1.',
    ]);
    expect(sectionPath(sections, null)).toEqual([]);
    expect(sectionPath(sections, 999)).toEqual([]);
  });
});

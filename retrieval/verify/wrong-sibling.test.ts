import { describe, expect, it } from 'vitest';
import { documentOf } from '../__fixtures__/seed-documents.ts';
import type { GivenPassage } from './verdict.ts';
import { verifyStatement } from './verify-statement.ts';

// Invented, in the manner of a county's bulletin of statistics.
const BULLETIN = `2025年桐庐县国民经济和社会发展统计公报

桐庐县统计局

2026年3月15日

一、综合

全年全县地区生产总值512.6亿元，比上年增长5.4%。其中：第一产业增加值0.6亿元，增长3.0%；第二产业增加值302.2亿元，增长5.2%；第三产业增加值209.8亿元，增长6.2%。人均地区生产总值92845元，增长6.6%。

全年出生人口685人；死亡人口601人。

规上工业增加值增长7.7%，高于全国1.8个百分点。

举办20期“营商环境大讲堂”。8月9日，桐庐县召开数字经济核算推进会。数字经济产业增加值占比达到10%以上，产值规模突破350亿元。出口总额排全省第二。本方案有效期3年。每月举办一次“桐庐在行动”系列活动，全年举办10期。
`;

const { passages, figures, ...paper } = documentOf(BULLETIN, 'tonglu-bulletin.txt');
const given = passages.map(
  (passage): GivenPassage => ({
    document: { ...paper, passageCount: passages.length },
    passage,
    figures: figures.filter((figure) => figure.passageId === passage.id),
    region: paper.region,
  }),
);

/** The verdict, and of a contradiction what it says instead. */
function verdictOn(statement: string): string {
  const verdict = verifyStatement(statement, given);
  return verdict.verdict === 'contradicted' ? `${verdict.verdict}：${verdict.detail}` : verdict.verdict;
}

describe('a statement beside several figures of one kind', () => {
  it.each([
    '桐庐县2025年第二产业增加值增长5.2%。',
    '桐庐县2025年人均地区生产总值92845元。',
    '桐庐县2025年出生人口比死亡人口多。',
    '桐庐县2025年第三产业增加值高于第一产业。',
    '桐庐县2025年规上工业增加值增长7.7%，高于全国1.8个百分点。',
  ])('supports %s', (statement) => {
    expect(verdictOn(statement)).toBe('supported');
  });

  it.each([
    ['桐庐县2025年第二产业增加值增长6.2%。', '原文“6.2%”说的是“第三产业增加值”。'],
    ['桐庐县2025年人均地区生产总值92845万元。', '原文为“人均地区生产总值92845元”。'],
    ['桐庐县2025年死亡人口比出生人口多。', '原文中前者为601人，后者为685人。'],
    ['桐庐县2025年第一产业增加值比第三产业高。', '原文中前者为0.6亿元，后者为209.8亿元。'],
    ['桐庐县8月19日召开数字经济核算推进会。', '原文为“8月9日”。'],
    ['桐庐县方案有效期5年。', '原文为“本方案有效期3年”。'],
    ['桐庐县出口总额排全省第一。', '原文为“出口总额排全省第2”。'],
    ['桐庐县2025年规上工业增加值增长7.7%，低于全国1.8个百分点。', '原文为“高于”，句中为“低于”。'],
  ])('contradicts %s with what is said of it', (statement, detail) => {
    expect(verdictOn(statement)).toBe(`contradicted：${detail}`);
  });

  it('gives no figure of another measure as what should stand there', () => {
    expect(verdictOn('桐庐县2025年地区生产总值512.6%。')).not.toContain('5.4%');
  });

  it('lets no measure of the same sentence stand for that of the figure', () => {
    expect(verdictOn('桐庐县2025年数字经济产业增加值突破350亿元。')).not.toBe('supported');
  });

  it('lets no number of one named event stand for another', () => {
    expect(verdictOn('桐庐县全年举办20期“桐庐在行动”系列活动。')).not.toBe('supported');
  });
});

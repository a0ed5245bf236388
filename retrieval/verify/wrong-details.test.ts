import { describe, expect, it } from 'vitest';
import { documentOf } from '../__fixtures__/seed-documents.ts';
import { givenFrom } from './__fixtures__/given-passages.ts';
import type { GivenPassage } from './verdict.ts';
import { verifyStatement } from './verify-statement.ts';

const zhenjiang = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '3个“建立”');
const final = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '全国总决赛在徐州举办');
const services = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '實現數字旅游全覆蓋');

describe('a detail exchanged for another that the same sentence has', () => {
  it.each([
    ['3个建立、2个健全、3个建强', '3个建立、3个健全、3个建强', zhenjiang],
    ['2022数字经济创新创业大赛全国总决赛在徐州举办', '2022数字经济创新创业大赛全省总决赛在徐州举办', final],
    ['数字旅游全覆盖，数字养老、数字教育达到70%以上', '数字养老全覆盖，数字旅游、数字教育达到70%以上', services],
  ])('%s holds, %s does not', (right, wrong, given) => {
    expect(verifyStatement(right, given).verdict).toBe('supported');
    expect(verifyStatement(wrong, given).verdict).toBe('contradicted');
  });
});

// Invented, in the manner of a report to a congress and of a bureau's measures.
const REPORT = `2026年桐庐县政府工作报告

一、“十四五”时期工作回顾

港口通过能力突破12万吨。可再生能源占电力装机比重由47.6%提升至73.4%。建成助老餐厅41个。食品、石化、医药产业增加值分别增长7.5%、11.5%、17.4%。每月25日前向法规处报送落实情况。以产业、投资、政务、市场、开放五大环境为统领。
`;
const { passages, figures, ...paper } = documentOf(REPORT, 'tonglu-report.txt');
const report = passages.map(
  (passage): GivenPassage => ({
    document: { ...paper, passageCount: passages.length },
    passage,
    figures: figures.filter((figure) => figure.passageId === passage.id),
    region: paper.region,
  }),
);

describe('a detail exchanged for one that no sentence has', () => {
  it.each([
    ['可再生能源占电力装机比重由47.6%提升至73.4%', '可再生能源占电力装机比重由73.4%降至47.6%'],
    ['建成助老餐厅41个', '计划建设助老餐厅41个'],
    ['食品、石化、医药产业增加值分别增长7.5%、11.5%、17.4%', '食品、石化、医药产业增加值分别增长11.5%、7.5%、17.4%'],
    ['以产业、投资、政务、市场、开放五大环境为统领', '以产业、投资、政务、市场、生态五大环境为统领'],
  ])('%s holds, %s is contradicted', (right, wrong) => {
    expect(verifyStatement(right, report).verdict).toBe('supported');
    expect(verifyStatement(wrong, report).verdict).toBe('contradicted');
  });
});

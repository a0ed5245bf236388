import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import type { StatementProblem } from './verdict.ts';
import { verifyStatement } from './verify-statement.ts';

const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';

const goals = givenFrom(zhenjiang, '全年力争实现数字经济核心产业增加值占GDP比重');
const baseStations = givenFrom(zhenjiang, '新建5G基站1400个');
const network = givenFrom(yancheng, '累计建成 1.2 万个5G基站');

function problemOf(
  statement: string,
  given: ReturnType<typeof givenFrom>,
): StatementProblem | 'supported' | 'no-claim' {
  const verdict = verifyStatement(statement, given);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

describe('verifyStatement', () => {
  it.each([
    ['镇江市2022年计划新建5G基站1400个。', baseStations],
    ['2022年，镇江市新建5G基站１，４００个', baseStations],
    ['镇江2022年5G基站新建目标为一千四百个。', baseStations],
    ['镇江市力争2022年培育数字经济相关领域高新技术企业超40家。', goals],
    ['到2025年，镇江市数字经济核心产业增加值占GDP比重力争达到百分之十。', goals],
    ['到2024年，盐城市累计建成5G基站1.2万个。', network],
    ['盐城市到2024年累计建成12000个5G基站。', network],
  ])('lets pass what the passage says: %s', (statement, given) => {
    expect(problemOf(statement, given)).toBe('supported');
  });

  it.each([
    ['figure', '镇江市2022年计划新建5G基站1500个。', baseStations],
    ['kind', '镇江市2022年累计建成5G基站1400个。', baseStations],
    ['period', '镇江市2023年新建5G基站1400个。', baseStations],
    ['region', '盐城市2022年新建5G基站1400个。', baseStations],
    ['qualifier', '镇江市2022年新建5G基站1400个以上。', baseStations],
    ['strength', '镇江市2022年培育数字经济相关领域高新技术企业超40家。', goals],
    ['qualifier', '镇江市力争2022年培育数字经济相关领域高新技术企业40家。', goals],
    ['indicator', '镇江市2022年新增4家星级上云企业。', goals],
    ['kind', '到2024年，盐城市新建5G基站1.2万个。', network],
    ['uncited', '镇江市2022年新建5G基站1400个。', []],
  ] as const)('names the problem %s of: %s', (problem, statement, given) => {
    expect(problemOf(statement, [...given])).toBe(problem);
  });

  it('shows what the passage says instead', () => {
    const verdict = verifyStatement('镇江市2022年新建5G基站1500个。', baseStations);
    expect(verdict.verdict).toBe('contradicted');
    if (verdict.verdict !== 'contradicted') return;
    const [proof] = verdict.proofs;
    expect(proof?.document.text.slice(proof.span.start, proof.span.end)).toContain('新建5G基站1400个');
  });

  it('proves with the sentence alone and says where the year comes from', () => {
    const verdict = verifyStatement('镇江市2022年新建5G基站1400个。', baseStations);
    expect(verdict.verdict).toBe('supported');
    if (verdict.verdict !== 'supported') return;
    const [proof] = verdict.proofs;
    const quote = proof?.document.text.slice(proof.span.start, proof.span.end) ?? '';
    expect(quote).toContain('新建5G基站1400个');
    expect(quote).not.toContain('推动5G网络与工业互联网');
    expect(proof?.context.some(({ text }) => text.includes('2022'))).toBe(true);
  });

  it('takes a greeting and a connecting phrase for no claim', () => {
    expect(problemOf('具体如下：', [])).toBe('no-claim');
    expect(problemOf('您好！', [])).toBe('no-claim');
  });

  it('tells the body that leads from those that help', () => {
    expect(problemOf('该项工作由市工信局牵头。', givenFrom(zhenjiang, '力争培育1家省级信息技术应用创新先导区'))).toBe(
      'supported',
    );
    expect(problemOf('该项工作由市科技局牵头。', givenFrom(zhenjiang, '力争培育1家省级信息技术应用创新先导区'))).toBe(
      'body',
    );
    const passage = givenFrom(zhenjiang, '市科技局牵头,市发改委、市工信局');
    expect(problemOf('加强关键核心技术攻关由市科技局牵头。', passage)).toBe('supported');
    expect(problemOf('加强关键核心技术攻关由市工信局牵头。', passage)).toBe('body');
  });
});

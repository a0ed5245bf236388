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

  it('lets no name be made of the names of neighbours', () => {
    // 建成200家省级工业互联网标杆工厂和示范智能车间（工厂）
    const workshops = givenFrom(yancheng, '建成200家省级工业互联网标杆工厂');
    const both = '盐城市到2024年建成200家省级工业互联网标杆工厂和示范智能车间（工厂）。';
    expect(problemOf(both, workshops)).toBe('supported');
    expect(problemOf('盐城到2024年建成200家省级智能制造示范工厂。', workshops)).toBe('indicator');
    expect(problemOf('盐城到2024年建成200家省级工业互联网标杆工厂。', workshops)).toBe('indicator');
    const sucheng = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '占GDP比重達到11.25%左右');
    expect(problemOf('到2024年，宿城区电子商务交易额占GDP比重达到11.25%左右。', sucheng)).toBe('indicator');
  });

  it('tells the task that a body leads from another with similar words', () => {
    // 加强工业软件、大数据、区块链等关键核心技术应用…（市工信局牵头）
    const industries = givenFrom(zhenjiang, '加快数字经济先导产业发展');
    expect(problemOf('镇江关键核心技术应用由市工信局牵头。', industries)).toBe('supported');
    expect(problemOf('镇江关键核心技术攻关由市工信局牵头。', industries)).toBe('unrelated');
  });

  it('takes only bodies for those that lead', () => {
    // 支持行业龙头牵头成立数字产业发展研究机构…（区科技局牵头，…）
    const platforms = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '支持行業龍頭牽頭');
    expect(problemOf('宿城区搭建数字创新平台由区科技局牵头。', platforms)).toBe('supported');
    expect(problemOf('宿城区搭建数字创新平台由区工业和信息化局牵头。', platforms)).toBe('body');
  });
});

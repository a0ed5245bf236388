import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { comparedSides } from './compared-sides.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const jiangsu = 'jiangsu-14th-five-year-digital-economy-plan-2021';
const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';

const row = (words: string) => givenFrom(sucheng, words).filter(({ passage }) => passage.kind === 'table-row');
// 公共数据按需共享率 95%, 97%, 98%; 应开放公共数据开放率 80%, 90%, 95%.
const shares = [...row('公共數據按需共享率 |'), ...row('應開放公共數據開放率 |')];
// 电子信息产品制造业业务收入2.87万亿元，年均增速9.54%；软件和信息服务业1.08万亿元，8.87%
const income = givenFrom(jiangsu, '制造业业务收入2.87万亿元');
const talent = givenFrom(zhenjiang, '超1000人次');
const stations = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '累计建成 1.2 万个5G基站');

function verdictOf(statement: string, given: ReturnType<typeof givenFrom>): string {
  return verifyStatement(statement, given).verdict;
}

describe('comparedSides', () => {
  it('gives the second side the place and year of the first', () => {
    expect(comparedSides('宿城区到2024年甲产值（4亿元）比乙产值（2亿元）多2亿元')).toMatchObject({
      one: '宿城区到2024年甲产值4亿元',
      other: '宿城区到2024年乙产值2亿元',
      isMore: true,
      difference: { value: 200_000_000, unit: '元' },
    });
  });

  it('puts the one that is named again first', () => {
    const sides = comparedSides('盐城市有甲平台2家、镇江市有4家，镇江市多2家');
    expect(sides).toMatchObject({ one: '镇江市有4家', other: '盐城市有甲平台2家', isMore: true });
  });

  it('takes 最高 of a number for no comparison', () => {
    const sides = comparedSides('国家级工厂最高200万元奖励，比省级车间最高50万元奖励多150万元');
    expect(sides).toMatchObject({ one: '国家级工厂最高200万元奖励', other: '省级车间最高50万元奖励' });
  });

  it.each(['甲产值4亿元比乙产值2亿元多至少2亿元', '甲产值（4亿元）比乙产值多2亿元', '甲产值4亿元，乙产值2亿元'])(
    'reads nothing where a number is not exact or not given: %s',
    (statement) => {
      expect(comparedSides(statement)).toBeNull();
    },
  );
});

describe('a comparison whose sides stand with their numbers', () => {
  it.each([
    ['公共数据按需共享率（97%）比应开放公共数据开放率（90%）高7个百分点', shares],
    ['宿城区2023年公共数据按需共享率（97%）比应开放公共数据开放率（90%）高7个百分点', shares],
    ['电子信息产品制造业业务收入年均增速（9.54%）比软件和信息服务业业务收入年均增速（8.87%）高0.67个百分点', income],
    ['电子信息产品制造业业务收入年均增速9.54%，比软件和信息服务业业务收入年均增速8.87%更快，高0.67个百分点', income],
    ['电子信息产品制造业业务收入（2.87万亿元）高于软件和信息服务业业务收入（1.08万亿元），相差1.79万亿元', income],
    ['盐城市到2024年累计建成1.2万个5G基站，换算为12000个', stations],
  ])('is proven side by side: %s', (statement, given) => {
    expect(verdictOf(statement, given)).toBe('supported');
  });

  it.each([
    ['公共数据按需共享率（97%）比应开放公共数据开放率（90%）高8个百分点', shares],
    ['公共数据按需共享率（97%）比应开放公共数据开放率（90%）高7%', shares],
    ['公共数据按需共享率（97%）比应开放公共数据开放率（90%）低7个百分点', shares],
    ['公共数据按需共享率（90%）比应开放公共数据开放率（97%）低7个百分点', shares],
    ['应开放公共数据开放率（90%）比公共数据按需共享率（97%）高7个百分点', shares],
    ['公共数据按需共享率（97%）比应开放公共数据开放率（80%）高17个百分点', shares],
    ['宿城区2024年公共数据按需共享率（97%）比应开放公共数据开放率（90%）高7个百分点', shares],
    ['镇江市公共数据按需共享率（97%）比应开放公共数据开放率（90%）高7个百分点', shares],
    ['电子信息产品制造业业务收入年均增速（8.87%）比软件和信息服务业业务收入年均增速（9.54%）低0.67个百分点', income],
    ['电子信息产品制造业业务收入年均增速（9.54%）比软件和信息服务业业务收入年均增速（8.87%）高0.77个百分点', income],
    ['电子信息产品制造业业务收入年均增速9.54%，比软件和信息服务业业务收入年均增速8.87%更慢，低0.67个百分点', income],
    ['电子信息产品制造业业务收入（2.87万亿元）高于软件和信息服务业业务收入（1.08万亿元），相差1.79亿元', income],
    ['线上培训（1000人次）比线下培训（100人次）多900人次', talent],
    ['盐城市到2024年累计建成1.2万个5G基站，换算为1200个', stations],
    ['盐城市到2024年新建1.2万个5G基站，换算为12000个', stations],
  ])('is turned away when a side, the sign, the unit, the year or the place is another: %s', (statement, given) => {
    expect(verdictOf(statement, given)).not.toBe('supported');
  });
});

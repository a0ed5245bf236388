import { describe, expect, it } from 'vitest';
import { difference, levelDifference } from './grant-difference.ts';
import { moneyIn } from './money.ts';
import { halved, meetsLimit, shareOfSum, timesMost, timesQuantity } from './rate-times.ts';

const TIERS = ['对100—500亩（含500亩）的基地，奖励100元/亩；', '对500亩以上的基地，奖励200元/亩。'];

describe('timesQuantity', () => {
  it('takes the rate of the tier that the quantity falls into', () => {
    expect(timesQuantity(TIERS, '发展了600亩能拿多少')).toBe('按所给数量计算：200元/亩×600亩＝12万元');
    expect(timesQuantity(TIERS, '发展了450亩能拿多少')).toBe('按所给数量计算：100元/亩×450亩＝4.5万元');
  });

  it('is silent at a limit that is not said to be included, below all limits and for other units', () => {
    expect(timesQuantity(TIERS, '发展了500亩能拿多少')).toBeNull();
    expect(timesQuantity(TIERS, '发展了80亩能拿多少')).toBeNull();
    expect(timesQuantity(TIERS, '发展了6公顷能拿多少')).toBeNull();
  });

  it('stops at the cap', () => {
    const part = '种植油菜200亩以上的，每亩补助150元，单户最高补助10万元。';
    expect(timesQuantity([part], '种了300亩补多少')).toBe('按所给数量计算：150元/亩×300亩＝4.5万元');
    expect(timesQuantity([part], '种了1000亩补多少')).toBe(
      '按所给数量计算，150元/亩×1000亩超过原文“最高补助10万元”的限额，为10万元',
    );
  });
});

describe('meetsLimit', () => {
  it('reads 含 and 不含', () => {
    expect(meetsLimit('50亩（含）至100亩（不含）的', 50, '亩')).toBe(true);
    expect(meetsLimit('50亩（含）至100亩（不含）的', 100, '亩')).toBe(false);
    expect(meetsLimit('对所有农户', 100, '亩')).toBeNull();
  });
});

describe('shareOfSum', () => {
  const part = '对设备投资500万元以上的项目，按设备投资额的8%给予补助，最高不超过300万元。';
  it('is the share of the sum that the question gives under the same name', () => {
    expect(shareOfSum([part], '设备投资600万元能补多少')).toBe('按所给金额计算：600万元×8%＝48万元');
    expect(shareOfSum([part], '设备投资2亿元能补多少')).toBe(
      '按所给金额计算，2亿元×8%超过原文“最高不超过300万元”的限额，为300万元',
    );
  });

  it('is silent below the limit and for a sum of something else', () => {
    expect(shareOfSum([part], '设备投资300万元能补多少')).toBeNull();
    expect(shareOfSum([part], '年产值600万元能补多少')).toBeNull();
  });
});

describe('timesMost, halved, difference', () => {
  it('are computed from what is printed', () => {
    expect(timesMost(['补贴300元/吨，每户不超过150吨。'], '最多补多少')).toBe(
      '按原文的标准和限额计算，每户最多为：300元/吨×150吨＝4.5万元',
    );
    expect(halved(['每个产品补助8000元（无公害农产品减半）；'], '无公害农产品补多少')).toBe(
      '按原文“无公害农产品减半”计算：8000元×50%＝4000元',
    );
    expect(levelDifference('对国家级、省级工厂，分别奖励30万元、15万元。', '国家级比省级多多少')).toBe(
      '按上述数额计算，相差：30万元－15万元＝15万元',
    );
    const [one, other] = moneyIn('奖励500万元，奖励300万元');
    expect(one && other ? difference(one, other) : '').toBe('按上述数额计算，相差：500万元－300万元＝200万元');
  });
});

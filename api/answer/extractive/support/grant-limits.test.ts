import { describe, expect, it } from 'vitest';
import { type Around, aroundGrant, underLimits } from './grant-limits.ts';
import { grantsIn, limitsOfAll } from './grants.ts';
import { shareOfSum, timesQuantity } from './rate-times.ts';

/** The first grant of a clause, shown alone. */
function first(text: string): { part: string; around: Around } {
  const [grant] = grantsIn(text);
  if (!grant) throw new Error(`no grant in ${text}`);
  return { part: grant.text, around: aroundGrant({ whole: text, grant, shown: grant.range, others: [] }) };
}

function times(text: string, question: string): string | null {
  const { part, around } = first(text);
  return timesQuantity([part], question, around);
}

describe('a cap in words of its own', () => {
  it('holds for the rate in front of it', () => {
    expect(times('新建茶园20亩以上的，每亩补助500元。同一主体最高不超过8万元。', '新建茶园300亩补多少')).toBe(
      '按所给数量计算，500元/亩×300亩超过原文“最高不超过8万元”的限额，为8万元',
    );
    expect(times('新建茶园20亩以上的，每亩补助500元；单户最高补助8万元。', '新建茶园100亩补多少')).toBe(
      '按所给数量计算：500元/亩×100亩＝5万元',
    );
    const { part, around } = first('按设备投资额的10%给予补助；最高不超过30万元。');
    expect(shareOfSum([part], '设备投资500万元补多少', around)).toBe(
      '按所给金额计算，500万元×10%超过原文“最高不超过30万元”的限额，为30万元',
    );
  });

  it('leaves the sum open where it may be another grant’s, is no sum of money or one of two', () => {
    const ask = '新建茶园300亩补多少';
    const rate = '新建茶园的，每亩补助500元。';
    expect(times(`${rate}新评为示范园的奖励3万元。同一主体最高不超过8万元。`, ask)).toBeNull();
    expect(times(`${rate}同一主体补助不超过实际投入的50%。`, ask)).toBeNull();
    expect(times(`${rate}单户最高不超过8万元，同一合作社最高不超过20万元。`, ask)).toBeNull();
    expect(times('新建茶园的，每亩每年补助500元，连续补助3年。', ask)).toBeNull();
  });

  it('is shown with a grant that does not end its sentence', () => {
    const text = '种茶的，每亩补助500元；种果的，每亩补助300元；单户最高不超过8万元。';
    const [grant] = grantsIn(text);
    const limits = grant ? limitsOfAll(text, grant.sentence, grant.range) : [];
    expect(limits.map(({ start, end }) => text.slice(start, end))).toEqual(['单户最高不超过8万元。']);
  });
});

describe('a tier that is not shown', () => {
  it('leaves the sum open, unless the quantity is outside of it', () => {
    const text = '新建茶园20亩以上的，每亩补助500元；连片规模达到200亩以上的，每亩补助800元。';
    expect(times(text, '新建茶园300亩补多少')).toBeNull();
    expect(times(text, '新建茶园100亩补多少')).toBe('按所给数量计算：500元/亩×100亩＝5万元');
    expect(times('新建茶园的，每亩补助500元；建成满3年的，每亩补助800元。', '新建茶园100亩补多少')).toBeNull();
  });
});

describe('underLimits', () => {
  it('is the cap only where one is printed and exceeded', () => {
    const none = { limits: [], unsure: [], hidden: [] };
    expect(underLimits(50000, '每亩补助500元，最高8万元', none)).toEqual({ value: 50000 });
    expect(underLimits(90000, '每亩补助500元，最高8万元', none)).toEqual({ value: 80000, cap: '最高8万元' });
    expect(underLimits(90000, '每亩补助500元，最高八万元', none)).toBeNull();
  });
});

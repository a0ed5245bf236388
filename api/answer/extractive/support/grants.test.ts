import { describe, expect, it } from 'vitest';
import { placesAbroad } from './abroad.ts';
import { asksSupport, supportedThing } from './asks-support.ts';
import { grantsIn, limitsBehind } from './grants.ts';

describe('asksSupport', () => {
  it('hears the everyday forms', () => {
    for (const question of [
      '种水稻奖几万',
      '能拿多少钱',
      '参展费补多少',
      '技改奖励怎么算',
      '屋顶光伏给不给补',
      '设备补贴最高多少',
    ])
      expect(asksSupport(question), question).toBe(true);
  });

  it('counts no prizes and no firms', () => {
    for (const question of ['获得国家奖励的企业有多少家', '补齐短板的措施有几条', '科学技术奖由谁评'])
      expect(asksSupport(question), question).toBe(false);
  });
});

describe('supportedThing', () => {
  it('is what the support is for', () => {
    const words = (question: string): string => supportedThing(question).replace(/\s+/g, ' ').trim();
    expect(words('种350亩水稻奖几万')).toBe('种 水稻');
    expect(words('发展药材基地，一次性能拿多少奖励？')).toBe('发展药材基地， ？');
    expect(words('紧缺人才的安家补助标准是什么')).toBe('紧缺人才的安家');
  });
});

describe('grantsIn', () => {
  it('takes each part with its whole sentence', () => {
    const grants = grantsIn('为支持参展，制定本条。亚洲的，每个展位补助1万元；亚洲以外的，每个展位补助2万元。');
    expect(grants.map(({ text, hasAmount }) => [text, hasAmount])).toEqual([
      ['亚洲的，每个展位补助1万元；', true],
      ['亚洲以外的，每个展位补助2万元。', true],
    ]);
    expect(new Set(grants.map(({ sentence }) => sentence.start)).size).toBe(1);
  });

  it('knows a grant that says no amount', () => {
    expect(grantsIn('对紧缺人才分2年给予安家补助。').map(({ hasAmount }) => hasAmount)).toEqual([false]);
  });
});

describe('limitsBehind', () => {
  it('are the sentences that only limit the grant in front', () => {
    const text = '对新上规企业奖励10万元。同一企业每年累计不超过30万元。对高新企业奖励5万元。';
    const [grant] = grantsIn(text);
    const limits = grant ? limitsBehind(text, grant.sentence) : [];
    expect(limits.map(({ start, end }) => text.slice(start, end))).toEqual(['同一企业每年累计不超过30万元。']);
  });
});

describe('a sentence that opens with 其中', () => {
  it('is shown with the grant in front', () => {
    const text = '种油茶的，每亩补助400元。其中规模达到300亩以上的，每亩补助700元。单户最高不超过20万元。';
    const [grant] = grantsIn(text);
    expect(grant && limitsBehind(text, grant.sentence)).toHaveLength(2);
  });
});

describe('placesAbroad', () => {
  it('are countries and parts of the world', () => {
    expect(placesAbroad('去德国或非洲参展')).toEqual(['德国', '非洲']);
    expect(placesAbroad('在中国参展')).toEqual([]);
  });
});

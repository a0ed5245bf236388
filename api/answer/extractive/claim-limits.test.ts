import { describe, expect, it } from 'vitest';
import { forbids, leavesOut, samePartOfYear } from './claim-limits.ts';

describe('leavesOut', () => {
  it.each([
    ['甲村要完成改厕吗', '除甲村外，各村全部完成改厕。'],
    ['涉密网站迁移上云吗', '除涉密网站以外，其他网站全部迁移上云。'],
    ['外地迁入的企业有奖励吗', '给予20万元奖励。外地迁入企业除外。'],
    ['乙镇新建公园吗', '除甲镇、乙镇外，各镇均新建公园。'],
  ])('is so for %s of %s', (claim, said) => {
    expect(leavesOut(claim, said)).toBe(true);
  });

  it.each([
    ['丙村要完成改厕吗', '除甲村外，各村全部完成改厕。'],
    ['资金补助有吗', '除资金补助外，还给予用地保障。'],
    ['除甲村外，各村全部完成改厕吗', '除甲村外，各村全部完成改厕。'],
    ['消除黑臭水体3条吗', '消除黑臭水体3条，外运淤泥。'],
  ])('is not so for %s of %s', (claim, said) => {
    expect(leavesOut(claim, said)).toBe(false);
  });
});

describe('forbids', () => {
  it.each([
    ['今年新增专项债吗', '年内不得新增专项债。', true],
    ['新设直播基地吗', '不再新设直播基地，原有基地提档升级。', true],
    ['不得新增专项债，对吗', '年内不得新增专项债。', false],
    ['补助低于5万元吗', '补助不得低于5万元。', false],
    ['新建电站吗', '新建电站3座，不得占用耕地。', false],
  ])('%s of %s: %s', (claim, said, expected) => {
    expect(forbids(claim, said)).toBe(expected);
  });
});

describe('samePartOfYear', () => {
  it.each([
    ['全年收入增长6.5%，对吗', '一季度收入7200元，增长6.5%；全年增长7%以上。', false],
    ['全年收入增长7%以上，对吗', '一季度收入7200元，增长6.5%；全年增长7%以上。', true],
    ['6月底完工率60%，对吗', '6月底开工率达到90%，12月底完工率达到60%。', false],
    ['一季度增长6.5%，对吗', '1季度收入增长6.5%。', true],
    ['全年新建5座，对吗', '到年底新建5座。', true],
    ['全年新建5座，对吗', '新建5座。', true],
    ['收入增长6.5%，对吗', '一季度收入增长6.5%。', true],
  ])('%s of %s: %s', (claim, said, expected) => {
    expect(samePartOfYear(claim, said)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { shortens } from './bodies.ts';
import { heldIn } from './posts.ts';
import { verifyStatement } from './verify-statement.ts';

// 成立盐城市数字经济工作领导小组，由市委书记任第一组长、市长任组长，相关分管市领导担任副组长
const leaders = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '任第一组长');

describe('heldIn', () => {
  it.each([
    ['由市长任组长', '市长', '组长'],
    ['组长由市长担任', '市长', '组长'],
    ['组长是市长', '市长', '组长'],
    ['市长是组长', '市长', '组长'],
    ['市长担任市数字经济工作领导小组组长', '市长', '组长'],
    ['市长当组长', '市长', '组长'],
    ['由分管副市长兼任总指挥', '分管副市长', '总指挥'],
  ])('reads who holds which post in any order: %s', (text, person, post) => {
    expect(heldIn(text)).toMatchObject([{ person, post }]);
  });

  it('reads no post where something is only in charge of a task', () => {
    expect(heldIn('各责任单位落实主体责任，由市工信局牵头')).toEqual([]);
  });
});

describe('postsFault', () => {
  it.each([
    '盐城市由市长任组长。',
    '盐城市市长任组长。',
    '盐城领导小组组长由市长担任。',
    '盐城市市长担任数字经济领导小组组长。',
    '盐城市数字经济工作领导小组组长是市长。',
  ])('passes the holder of a post: %s', (statement) => {
    expect(verifyStatement(statement, leaders).verdict).toBe('supported');
  });

  it.each([
    '盐城市由市委书记任组长、市长任副组长。',
    '盐城市副市长任组长。',
    '盐城市由市长任第一组长。',
    '盐城市委书记任组长。',
  ])('contradicts another holder: %s', (statement) => {
    expect(verifyStatement(statement, leaders).verdict).toBe('contradicted');
  });

  it('gives the holder of one place to no other', () => {
    expect(verifyStatement('镇江市由市长任组长。', leaders).verdict).toBe('not-found');
  });
});

describe('shortens', () => {
  it('knows a working group by its shortened name, and none with a word of its own', () => {
    expect(shortens('盐城领导小组', '盐城市数字经济工作领导小组')).toBe(true);
    expect(shortens('数字政府领导小组', '盐城市数字经济工作领导小组')).toBe(false);
  });
});

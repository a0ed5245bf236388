import { describe, expect, it } from 'vitest';
import { isInTitle, wordsNaming } from './policy-clause-answer.ts';

describe('a policy named by the words of its title', () => {
  it.each([
    ['茶叶措施由谁解释', '某县支持茶叶产业发展若干措施', true],
    ['人才新政谁负责解释', '某县人才新政', true],
    ['茶叶措施由谁解释', '某县支持水产业发展若干措施', false],
  ])('%s, %s', (rest, title, expected) => {
    expect(isInTitle(wordsNaming(rest), title)).toBe(expected);
  });

  it('leaves nothing where only asking is left', () => {
    expect(wordsNaming('这个政策由谁解释？')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { claims } from './yes-no-answer.ts';

describe('claims', () => {
  it.each([
    ['系列活动是办12期吗', [12]],
    ['全年督查3次吗', [3]],
    ['达到1.2万个吗', [12_000]],
    ['一期工程、第3期培训和“十四五”期间', []],
    ['1期末完成吗', []],
    ['五年从10亿元增加到12亿元', [1_000_000_000, 1_200_000_000]],
  ])('%s', (rest, expected) => {
    expect(claims({ rest })).toEqual(expected);
  });
});

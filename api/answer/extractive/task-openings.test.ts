import { describe, expect, it } from 'vitest';
import { openingOf } from './led-tasks-answer.ts';

describe('openingOf', () => {
  it.each([
    ['4.依托考试平台，优化管理流程，缩短时间。', '依托考试平台，优化管理流程'],
    ['（三）制定检查清单。指导企业自查。', '制定检查清单'],
    ['开展走访：每月一次。', '开展走访'],
  ])('%s', (text, expected) => {
    const { start, end } = openingOf(text);
    expect(text.slice(start, end)).toBe(expected);
  });
});

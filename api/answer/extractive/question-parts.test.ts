import { describe, expect, it } from 'vitest';
import { withoutSetting } from './question-parts.ts';

describe('withoutSetting', () => {
  it('leaves out where the things are that a question asks about, not a thing itself', () => {
    expect(withoutSetting('民生实事里，甲工程比乙工程多多少')).toBe('甲工程比乙工程多多少');
    expect(withoutSetting('重点任务当中，甲和乙分别多少')).toBe('甲和乙分别多少');
    expect(withoutSetting('初中、高中，学位各多少')).toBe('初中、高中，学位各多少');
    expect(withoutSetting('绿地面积，公园多少')).toBe('绿地面积，公园多少');
  });
});

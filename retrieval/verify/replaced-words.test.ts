import { describe, expect, it } from 'vitest';
import { replacedWordFault } from './replaced-words.ts';

describe('replacedWordFault', () => {
  it('takes no part of a body for the word of a heading', () => {
    const stated = '牵头建设城市大脑';
    const said = '区指挥中心牵头，区城市管理局、区应急管理局按职责分工负责';
    expect(replacedWordFault({ stated, whole: stated, said, inherited: '加快建设城市大脑' })).toBeNull();
  });

  it('names the noun that stands between the same neighbours', () => {
    const stated = '征集数字经济领域技术成果40项';
    const said = '征集数字经济领域技术需求40项';
    expect(replacedWordFault({ stated, whole: stated, said })).toBe('原文为“技术需求”，不是“技术成果”');
  });
});

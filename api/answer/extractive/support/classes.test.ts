import { describe, expect, it } from 'vitest';
import { classesIn, namesClass } from './classes.ts';

describe('classes told apart by a letter or a numeral', () => {
  it.each([
    ['D类人才每年发多少津贴', ['d类']],
    ['第二类企业补多少', ['二类']],
    ['引进第三层次人才给多少安家费', ['三层次']],
    ['给予A级景区多少奖励', ['a级']],
    ['高层次人才补多少', []],
    ['这类企业补多少', []],
    ['5G基站补多少', []],
  ])('are read from %s', (question, classes) => {
    expect(classesIn(question)).toEqual(classes);
  });

  it.each([
    ['给予D类人才每年2万元', 'd类', true],
    ['给予A、B、C、D类人才每年2万元', 'd类', true],
    ['顶尖人才（A类）每年12万元；领军人才（C类人才）每年4万元', 'd类', false],
    ['第一、二类企业给予5万元', '二类', true],
    ['第一类企业给予5万元', '二类', false],
  ])('stand in %s or do not', (text, asked, names) => {
    expect(namesClass(text, asked)).toBe(names);
  });
});

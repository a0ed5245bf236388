import { describe, expect, it } from 'vitest';
import { normalForm } from './normal-form.ts';
import { quantitiesIn, sameUnit } from './quantities.ts';

describe('quantitiesIn', () => {
  it.each([
    ['1.2万个', 12_000, '个'],
    ['１２０００个', 12_000, '个'],
    ['一万二千个', 12_000, '个'],
    ['百分之十', 10, '%'],
    ['10%', 10, '%'],
    ['三成', 30, '%'],
    ['1.08万亿元', 1.08e12, '元'],
    ['1,400个', 1400, '个'],
    ['一个百分点', 1, '百分点'],
  ])('reads %s', (text, value, unit) => {
    expect(quantitiesIn(normalForm(text)).map((found) => [found.value, found.unit])).toEqual([[value, unit]]);
  });

  it('leaves words alone that only look like numbers', () => {
    expect(quantitiesIn(normalForm('推进长三角一体化，建立一批“一卡通”平台'))).toEqual([]);
  });

  it('reads a range', () => {
    expect(quantitiesIn(normalForm('3至5年')).map(({ value, valueTo }) => [value, valueTo])).toEqual([[3, 5]]);
  });
});

describe('sameUnit', () => {
  it('takes names of one unit for one and others apart', () => {
    expect(sameUnit('家', '户')).toBe(true);
    expect(sameUnit('座', '个')).toBe(true);
    expect(sameUnit('%', '百分点')).toBe(false);
    expect(sameUnit('元', '家')).toBe(false);
  });
});

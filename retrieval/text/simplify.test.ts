import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldWidth, simplify } from './simplify.ts';

describe('simplify', () => {
  it('turns Traditional text into simplified text', () => {
    expect(simplify('宿城區數字經濟發展三年行動計劃')).toBe('宿城区数字经济发展三年行动计划');
    expect(simplify('數字經濟核心產業增加值占GDP比重達到11.25%左右')).toBe(
      '数字经济核心产业增加值占GDP比重达到11.25%左右',
    );
  });

  it('leaves simplified text alone', () => {
    const text = '后年,镇江市干部在里下河瞭望台着力推进5G基站建设';
    expect(simplify(text)).toBe(text);
  });

  it('writes 著 as 着 only where simplified text does', () => {
    expect(simplify('著力推進,著重落實,成效顯著,沿著沿江,著名企業,國家著作權')).toBe(
      '着力推进,着重落实,成效显著,沿着沿江,著名企业,国家著作权',
    );
  });

  it('keeps a character whose simplified form is longer', () => {
    expect(simplify('巘')).toBe('巘');
  });

  it('reads the radicals that PDF texts print for characters', () => {
    expect(simplify('⼈⼯智能')).toBe('人工智能');
  });

  it('keeps the length of every seed', () => {
    for (const name of [
      'sucheng-digital-economy-action-plan-2022-2024',
      'zhenjiang-digital-economy-work-points-2022',
    ]) {
      const text = readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8');
      expect(simplify(text).length).toBe(text.length);
      expect(foldWidth(text).length).toBe(text.length);
    }
  });

  it('keeps lone surrogates and characters of two units', () => {
    expect(simplify('𠮷\ud800')).toBe('𠮷\ud800');
  });
});

describe('foldWidth', () => {
  it('turns full-width ASCII into ASCII', () => {
    expect(foldWidth('５Ｇ基站（２０２２—２０２４年），１００％；﹒　~')).toBe('5G基站(2022—2024年),100%;. ~');
  });

  it('leaves Chinese punctuation that has no ASCII form', () => {
    expect(foldWidth('《规划》、“十四五”。〔2022〕')).toBe('《规划》、“十四五”。〔2022〕');
  });
});

import { describe, expect, it } from 'vitest';
import { bodyKey, withoutPlace } from './body-names.ts';

describe('bodyKey', () => {
  it.each([
    ['镇江市委网信办', '网信办'],
    ['市委网信办', '网信办'],
    ['宿城区委网信办', '区委网信办'],
    ['镇江市市场监管局', '市场监管局'],
    ['区市场监督管理局', '市市场监管局'],
    ['宿城应急管理局', '区应急管理局'],
    ['区商务局（数字产业化加速行动）', '商务局'],
    ['镇江发改委', '市发展和改革委员会'],
    ['市大数据局', '大数据管理局'],
    ['镇江通管办', '通管办'],
  ])('%s is %s', (written, other) => {
    expect(bodyKey(written)).toBe(bodyKey(other));
  });

  it.each([
    ['市发改委', '区发改局'],
    ['市工信局', '市科技局'],
    ['市政务办', '市政府办公室'],
  ])('%s is not %s', (written, other) => {
    expect(bodyKey(written)).not.toBe(bodyKey(other));
  });
});

describe('withoutPlace', () => {
  it('keeps the word that a name begins with', () => {
    expect(withoutPlace('镇江市市场监管局')).toBe('市场监管局');
    expect(withoutPlace('市场监管局')).toBe('市场监管局');
    expect(withoutPlace('市政务办')).toBe('政务办');
  });
});

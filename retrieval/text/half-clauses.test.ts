import { describe, expect, it } from 'vitest';
import { clauseBehind, lacksPredicate } from './half-clauses.ts';

describe('lacksPredicate', () => {
  it('knows a clause that only says whom something is for', () => {
    expect(lacksPredicate('对总投资超50亿元的重大产业项目')).toBe(true);
    expect(lacksPredicate('对首次入规的工业企业')).toBe(true);
    expect(lacksPredicate('对首次入规的企业给予10万元奖励')).toBe(false);
    expect(lacksPredicate('对符合条件的项目优先安排用地')).toBe(false);
    expect(lacksPredicate('培育产值超百亿元的龙头企业')).toBe(false);
    expect(lacksPredicate('对口帮扶的县')).toBe(false);
  });
});

describe('clauseBehind', () => {
  it('gives what is said next in the same sentence', () => {
    const text = '对总投资超50亿元的项目，由市保障用地。另行通知。';
    expect(clauseBehind(text, text.indexOf('，'))).toBe('由市保障用地');
    expect(clauseBehind(text, text.indexOf('。'))).toBe('');
  });
});

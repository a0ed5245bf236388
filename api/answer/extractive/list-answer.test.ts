import { describe, expect, it } from 'vitest';
import { enumerates } from './list-answer.ts';

describe('enumerates', () => {
  const pair = '研究制定保洁服务管理办法、网格员名单制度。';

  it('takes two members where the sentence says all that was asked', () => {
    expect(enumerates({ own: 0.95, text: pair })).toBe(true);
    expect(enumerates({ own: 0.5, text: pair })).toBe(false);
  });

  it('takes three members anywhere', () => {
    expect(enumerates({ own: 0.5, text: '完善道路、水利、环卫设施。' })).toBe(true);
  });
});

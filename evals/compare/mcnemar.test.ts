import { describe, expect, it } from 'vitest';
import { mcnemarExact } from './mcnemar.ts';

describe('mcnemarExact', () => {
  it('gives the doubled tail of the binomial distribution', () => {
    // (1 + 10) / 2^10 · 2 and 1 / 2^8 · 2, by hand.
    expect(mcnemarExact(9, 1)).toBeCloseTo(0.021484375, 12);
    expect(mcnemarExact(0, 8)).toBeCloseTo(0.0078125, 12);
    expect(mcnemarExact(1, 9)).toBe(mcnemarExact(9, 1));
  });

  it('is 1 where the runs cannot be told apart', () => {
    expect(mcnemarExact(0, 0)).toBe(1);
    expect(mcnemarExact(5, 5)).toBe(1);
  });

  it('stays a number for thousands of cases', () => {
    expect(mcnemarExact(1200, 1000)).toBeGreaterThan(0);
    expect(mcnemarExact(1200, 1000)).toBeLessThan(0.0001);
  });
});

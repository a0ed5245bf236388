import { describe, expect, it } from 'vitest';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { boundOfDifference } from './result.ts';

const figure = (qualifier: string | null): RankedFigure => ({ figure: { qualifier } }) as unknown as RankedFigure;

describe('boundOfDifference', () => {
  it('turns round for what is taken away', () => {
    expect(boundOfDifference(figure('以上'), figure(null))).toBe('至少');
    expect(boundOfDifference(figure(null), figure('以上'))).toBe('至多');
    expect(boundOfDifference(figure('以上'), figure('超'))).toBe('');
    expect(boundOfDifference(figure(null), figure('左右'))).toBe('');
  });
});

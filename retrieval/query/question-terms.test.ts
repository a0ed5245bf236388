import { describe, expect, it } from 'vitest';
import { normal, questionTerms } from './question-terms.ts';

describe('questionTerms', () => {
  const text = normal('运用好“632”体系，五种意识、四个方法；全年办理632件实事');
  const statistics = {
    words: new Map<string, number>(),
    passages: 20,
    occurrences: (word: string): number => text.split(word).length - 1,
  };
  const termsOf = (rest: string): string[] => questionTerms(rest, statistics).map((term) => term.text);

  it('knows a name that is a number by the noun behind it, with or without its quotation marks', () => {
    expect(termsOf('那个632体系是啥')).toContain('632');
    expect(termsOf('“632”体系指什么')).toContain('632');
  });

  it('takes no counted number for a name', () => {
    expect(termsOf('632件实事办了吗')).not.toContain('632');
    expect(termsOf('632机制是啥')).not.toContain('632');
  });
});

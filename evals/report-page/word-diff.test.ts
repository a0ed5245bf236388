import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

describe('wordDiff', () => {
  it('keeps what both have and tells what came and went', () => {
    expect(wordDiff('力争新建90个', '新建5G基站90个')).toEqual([
      { kind: 'removed', text: '力争' },
      { kind: 'same', text: '新建' },
      { kind: 'added', text: '5G基站' },
      { kind: 'same', text: '90个' },
    ]);
  });

  it('gives back both texts', () => {
    const pieces = wordDiff('盐城累计1.2万个', '盐城市到2024年累计建成1.2万个');
    const without = (kind: string): string =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('added')).toBe('盐城累计1.2万个');
    expect(without('removed')).toBe('盐城市到2024年累计建成1.2万个');
  });

  it('shows very long texts one after the other', () => {
    const long = '甲'.repeat(3000);
    expect(wordDiff(long, `${long}乙`).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

import { describe, expect, it } from 'vitest';
import { cutSegments } from './text-segments.ts';

const TEXT = '第一行。\n第二行,新建1400个。\n第三行。';

describe('cutSegments', () => {
  it('joins to the slice and knows which marks cover a piece', () => {
    const marks = [
      { kind: 'quote', start: 9, end: 16 },
      { kind: 'heading', start: 5, end: 11 },
    ];
    const segments = cutSegments(TEXT, { range: { start: 5, end: TEXT.length }, marks });
    expect(segments.map(({ text, marks: [...covering] }) => [text, covering.map(({ kind }) => kind).join()])).toEqual([
      ['第二行,', 'heading'],
      ['新建', 'quote,heading'],
      ['1400个', 'quote'],
      ['。\n第三行。', ''],
    ]);
    expect(segments.map(({ text }) => text).join('')).toBe(TEXT.slice(5));
  });

  it('gives nothing for an empty text', () => {
    expect(cutSegments('', { range: { start: 0, end: 0 }, marks: [] })).toEqual([]);
  });
});

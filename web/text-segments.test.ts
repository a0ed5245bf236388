import { describe, expect, it } from 'vitest';
import { cutSegments, excerptRanges } from './text-segments.ts';

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

describe('excerptRanges', () => {
  it('widens to whole short lines', () => {
    expect(excerptRanges(TEXT, { ranges: [{ start: 9, end: 16 }], around: 5 })).toEqual([{ start: 0, end: 22 }]);
  });

  it('joins what touches and keeps apart what is far', () => {
    const text = `${'甲'.repeat(50)}\n${'乙'.repeat(500)}\n${'丙'.repeat(50)}`;
    const far = [
      { start: 560, end: 570 },
      { start: 0, end: 10 },
    ];
    expect(excerptRanges(text, { ranges: far, around: 20 })).toEqual([
      { start: 0, end: 50 },
      { start: 540, end: 602 },
    ]);
    const near = [
      { start: 0, end: 10 },
      { start: 40, end: 45 },
    ];
    expect(excerptRanges(text, { ranges: near, around: 20 })).toEqual([{ start: 0, end: 65 }]);
  });

  it('does not cut a rare character in two', () => {
    const text = '𠀀'.repeat(100);
    const [range] = excerptRanges(text, { ranges: [{ start: 100, end: 102 }], around: 5 });
    expect([range?.start, range?.end].map((offset) => (offset ?? 1) % 2)).toEqual([0, 0]);
  });
});

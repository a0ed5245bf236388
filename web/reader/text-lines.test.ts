import { describe, expect, it } from 'vitest';
import { cutLines } from './text-lines.ts';

const TEXT = '第一行。\n\n第二行,新建1400个。\n第三行。';

describe('cutLines', () => {
  it('joins to the text again and knows what covers a piece', () => {
    const marks = [
      { kind: 'heading', start: 0, end: 4 },
      { kind: 'quote', start: 10, end: 20 },
    ];
    const lines = cutLines(TEXT, marks);
    expect(lines.map(({ start }) => start)).toEqual([0, 5, 6, 19]);
    expect(lines.flatMap(({ segments }) => segments.map(({ text }) => text)).join('')).toBe(TEXT);
    const quoted = lines.flatMap(({ segments }) =>
      segments.filter((piece) => piece.marks.some(({ kind }) => kind === 'quote')),
    );
    expect(quoted.map(({ text }) => text)).toEqual(['新建1400个。\n', '第']);
  });

  it('gives nothing for an empty text', () => {
    expect(cutLines('', [])).toEqual([]);
  });
});

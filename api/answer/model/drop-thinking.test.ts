import { describe, expect, it } from 'vitest';
import { type ModelText, thinkingFilter } from './drop-thinking.ts';

function run(pieces: readonly string[]): string {
  const filter = thinkingFilter();
  const out: ModelText[] = pieces.flatMap((piece) => filter(piece));
  return out.reduce((before, one) => (one.kind === 'text' ? before + one.text : ''), '');
}

describe('thinkingFilter', () => {
  it.each([
    ['no tag', '甲乙 < 丙', '甲乙 < 丙'],
    ['a thought before', '<think>想想</think>甲', '甲'],
    ['a thought within', '甲<think>想想</think>乙', '甲乙'],
    ['a thought that never ends', '甲<think>想想', '甲'],
    ['a closing tag alone', '想想</think>甲', '甲'],
    ['an empty thought', '<think>\n\n</think>\n甲', '\n甲'],
  ])('drops %s', (_name, text, kept) => {
    expect(run([text])).toBe(kept);
    // Cut into single units, the tags arrive in pieces.
    expect(run(text.split(''))).toBe(kept);
  });
});

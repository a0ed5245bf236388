import { describe, expect, it } from 'vitest';
import type { Found } from '#retrieval/query/find-evidence';
import { openings } from './parallel-answer.ts';

describe('openings', () => {
  const found = ['站稳立场。站稳脚跟，行稳致远。', '一是站稳前沿：敢闯敢试。我们要站稳。站稳脚跟。'].map(
    (indexText) => ({ passage: { indexText } }) as Found,
  );

  it('are the sentences that open with the verb, each wording once', () => {
    expect(openings(found, '站稳').map(({ text }) => text)).toEqual(['站稳立场', '站稳脚跟', '站稳前沿']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Found } from '#retrieval/query/find-evidence';
import { askedIn, openings } from './parallel-answer.ts';

describe('openings', () => {
  const found = ['站稳立场。站稳脚跟，行稳致远。', '一是站稳前沿：敢闯敢试。我们要站稳。站稳脚跟。'].map(
    (indexText) => ({ passage: { indexText } }) as Found,
  );

  it('are the sentences that open with the verb, each wording once', () => {
    expect(openings(found, '站稳').map(({ text }) => text)).toEqual(['站稳立场', '站稳脚跟', '站稳前沿']);
  });
});

describe('askedIn', () => {
  it('reads the verb in front of what it counts, and in front of a thing whose members are counted behind', () => {
    expect(askedIn('报告提出要当好哪五种角色')).toEqual({ opening: '当好', wanted: 5 });
    expect(askedIn('每年都要举办的招商大会有哪两个？')).toEqual({ opening: '每年举办', wanted: 2, thing: '招商大会' });
    expect(askedIn('每年都要举办的招商大会有哪些？')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { kindsNamed } from './parallel-kinds.ts';

describe('kindsNamed', () => {
  const text = '开展试点。支持山区县试点发展林业。支持沿海县试点发展渔业。支持近郊县试点融入城市。完善制度。';

  it('are the sentences that each name a kind behind one verb', () => {
    expect(kindsNamed(text, '县').map(({ start, end }) => text.slice(start, end))).toEqual([
      '支持山区县试点发展林业。',
      '支持沿海县试点发展渔业。',
      '支持近郊县试点融入城市。',
    ]);
  });

  it('are none where fewer than three are named', () => {
    expect(kindsNamed('支持山区县试点。支持沿海县试点。推动城区发展。', '县')).toEqual([]);
  });
});

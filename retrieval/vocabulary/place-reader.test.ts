import { describe, expect, it } from 'vitest';
import { localRegion } from './local-regions.ts';
import { findRegions } from './regions.ts';

const named = (text: string, covered: readonly string[]): string[] =>
  findRegions(text, [localRegion('青禾市')], covered).map(({ region }) => region.name);

describe('placeReader', () => {
  it('reads a short form as the place whose papers are here', () => {
    expect(named('在鹿城种水稻奖几万', ['鹿城区'])).toEqual(['鹿城区']);
    expect(named('青禾买机器人怎么补', ['青禾市'])).toEqual(['青禾市']);
  });

  it('leaves words, parts of other names and places of no paper alone', () => {
    expect(named('和平发展的意义', ['和平区'])).toEqual([]);
    expect(named('鹿城路上有几家企业', ['鹿城区'])).toEqual([]);
    expect(named('在鹿城种水稻奖几万', ['柳河县'])).toEqual([]);
  });
});

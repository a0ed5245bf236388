import { describe, expect, it } from 'vitest';
import { emptyMapped, fromSource, joinMapped, mappedUnit, sliceMapped, toSource } from './mapped-text.ts';

/** 规 上 at 10 and 12: a space of the source between them is gone. */
const spaced = { text: '规上企业', starts: [10, 12, 13, 15], ends: [11, 13, 14, 16] };

describe('toSource', () => {
  it('gives the smallest span that holds all units', () => {
    expect(toSource(spaced, { start: 0, end: 2 })).toEqual({ start: 10, end: 13 });
    expect(toSource(spaced, { start: 2, end: 4 })).toEqual({ start: 13, end: 16 });
  });

  it.each([
    { start: 1, end: 1 },
    { start: 3, end: 2 },
    { start: 2, end: 5 },
    { start: -1, end: 2 },
  ])('throws for %j', (range) => {
    expect(() => toSource(spaced, range)).toThrow(RangeError);
  });
});

describe('fromSource', () => {
  it('gives the units that lie inside', () => {
    expect(fromSource(spaced, { start: 10, end: 13 })).toEqual({ start: 0, end: 2 });
    expect(fromSource(spaced, { start: 11, end: 15 })).toEqual({ start: 1, end: 3 });
  });

  it('gives null where no unit does', () => {
    expect(fromSource(spaced, { start: 11, end: 12 })).toBeNull();
    expect(fromSource(spaced, { start: 16, end: 20 })).toBeNull();
    expect(fromSource(spaced, { start: 0, end: 5 })).toBeNull();
  });
});

describe('joinMapped', () => {
  it('joins parts with a unit of its own between them', () => {
    const joined = joinMapped([
      sliceMapped(spaced, 0, 1),
      mappedUnit('|', { start: 11, end: 12 }),
      sliceMapped(spaced, 1, 2),
    ]);
    expect(joined).toEqual({ text: '规|上', starts: [10, 11, 12], ends: [11, 12, 13] });
  });

  it('gives the empty text for no parts', () => {
    expect(joinMapped([])).toEqual(emptyMapped());
  });
});

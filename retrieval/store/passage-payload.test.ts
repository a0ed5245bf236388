import { describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { packOffsets, packPassage, unpackOffsets, unpackPassage } from './passage-payload.ts';

describe('packOffsets', () => {
  it.each([
    [[], []],
    [[7], [7]],
    [
      [7, 8, 9, 10],
      [7, 1, 3],
    ],
    [
      [100, 101, 104, 105, 106],
      [100, 1, 1, 3, 1, 1, 2],
    ],
    [
      [5, 5, 5],
      [5, 0, 2],
    ],
    [
      [9, 3],
      [9, -6, 1],
    ],
  ])('writes %j as %j and reads it back', (offsets, packed) => {
    expect(packOffsets(offsets)).toEqual(packed);
    expect(unpackOffsets(packed)).toEqual(offsets);
  });
});

describe('packPassage', () => {
  it('loses nothing and takes little room', () => {
    for (const { passages } of threeDocuments()) {
      for (const passage of passages) {
        expect(unpackPassage(packPassage(passage))).toEqual(passage);
        expect(packPassage(passage).length).toBeLessThan(400);
      }
    }
  });
});

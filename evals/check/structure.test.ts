import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkStructure } from './structure.ts';

describe('checkStructure', () => {
  it('finds nothing to change in this tree', () => {
    expect(checkStructure(path.join(import.meta.dirname, '../..'))).toEqual([]);
    // Every pattern of the source is taken apart, on a machine that may be busy.
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import { newAnswerId, timeOfAnswerId } from './answer-id.ts';

describe('newAnswerId', () => {
  it('is a UUID of version 7 that tells its time, in the order of the times', () => {
    const times = [0, 1_700_000_000_000, 1_700_000_000_001, 4_102_444_800_000];
    const ids = times.map(newAnswerId);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids.map(timeOfAnswerId)).toEqual(times);
    expect(ids.toSorted()).toEqual(ids);
    expect(newAnswerId(5)).not.toBe(newAnswerId(5));
    // The example of RFC 9562, A.6.
    expect(timeOfAnswerId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(1_645_557_742_000);
  });

  it.each(['', 'answer-1', '919108f7-52d1-4320-9bac-f847db4148a8', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F'])(
    'has no time in %s',
    (id) => {
      expect(timeOfAnswerId(id)).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { steadyClock } from './steady-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

describe('steadyClock', () => {
  it('is steady after half a day without a jump, and not for half a day after one', () => {
    let [elapsed, set] = [0, 0];
    const jumps: number[] = [];
    const clock = steadyClock({
      now: () => 1_700_000_000_000 + elapsed + set,
      elapsed: () => elapsed,
      onJump: (ms) => jumps.push(ms),
    });
    const isSteadyAfter = (ms: number): boolean => {
      elapsed += ms;
      return clock.isSteady();
    };
    expect(isSteadyAfter(0)).toBe(false);
    expect(isSteadyAfter(12 * HOUR_MS - 1)).toBe(false);
    expect(isSteadyAfter(1)).toBe(true);
    // A correction by the network, again and again.
    for (let at = 0; at < 10; at += 1) {
      set -= 9 * MINUTE_MS;
      expect(isSteadyAfter(HOUR_MS)).toBe(true);
    }
    for (const jump of [YEAR_MS, -YEAR_MS, HOUR_MS, -HOUR_MS]) {
      set += jump;
      expect(isSteadyAfter(0)).toBe(false);
      expect(isSteadyAfter(12 * HOUR_MS - 1)).toBe(false);
      expect(isSteadyAfter(1)).toBe(true);
    }
    expect(jumps).toEqual([YEAR_MS, -YEAR_MS, HOUR_MS, -HOUR_MS]);
  });
});

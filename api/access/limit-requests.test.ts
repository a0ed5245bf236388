import { afterEach, describe, expect, it, vi } from 'vitest';
import { requestLimits } from './limit-requests.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('requestLimits', () => {
  it('asks nobody to wait longer than its minute when the clock is set back, and takes requests again when it is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const limits = requestLimits({ perAddress: 1, perKey: null, concurrent: null });
    expect(await limits.fromAddress('10.0.0.1')).toBeNull();
    for (const days of [-1, -365, 0]) {
      vi.setSystemTime(Date.now() + days * 86_400_000);
      expect(await limits.fromAddress('10.0.0.1')).toEqual({ retryAfterSeconds: 60 });
    }
    vi.advanceTimersByTime(60_000);
    expect(await limits.fromAddress('10.0.0.1')).toBeNull();
  });
});

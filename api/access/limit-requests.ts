/** How much one client may ask: requests a minute by address and by key, and answers at the same time. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitsConfig } from '../access-config.ts';

/** Seconds until the next request is taken, or null when this one is. */
type Refusal = { retryAfterSeconds: number } | null;

export interface RequestLimits {
  fromAddress(address: string): Promise<Refusal>;
  withKey(id: string): Promise<Refusal>;
  /** Null when the client has too many running already; else to be called once at the end. */
  begin(client: string): (() => void) | null;
}

const MINUTE_SECONDS = 60;

export function requestLimits({ perAddress, perKey, concurrent }: LimitsConfig): RequestLimits {
  const running = new Map<string, number>();
  return {
    fromAddress: perMinute(perAddress),
    withKey: perMinute(perKey),
    begin(client) {
      const before = running.get(client) ?? 0;
      if (concurrent !== null && before >= concurrent) return null;
      running.set(client, before + 1);
      return () => {
        const left = (running.get(client) ?? 1) - 1;
        if (left === 0) running.delete(client);
        else running.set(client, left);
      };
    },
  };
}

function perMinute(points: number | null): (client: string) => Promise<Refusal> {
  if (points === null) return async () => null;
  const limiter = new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
  return async (client) => {
    try {
      await limiter.consume(client);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
    }
  };
}

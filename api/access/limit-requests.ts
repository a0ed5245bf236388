/** How much one client may ask: requests a minute by address and by key, and answers at the same time. */
import { isIP } from 'node:net';
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
  const ofAddress = perMinute(perAddress);
  return {
    fromAddress: (address) => ofAddress(networkOf(address)),
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
      // The window itself ends by a timer; what is left of it is told by the system's clock, which may have been set back.
      const seconds = Math.ceil(refused.msBeforeNext / 1000);
      return { retryAfterSeconds: Math.min(MINUTE_SECONDS, Math.max(1, seconds)) };
    }
  };
}

/** A machine has all addresses of its /64 (RFC 6177): of an IPv6 address the network, of any other the address itself. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = [], back = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const groups = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * A platform's access token: fetched once for all who need it, kept until five minutes before its end, and fetched anew
 * when the platform says that it is no longer good. Platforms block whoever asks for a token with every message.
 */
import type { Clock } from './clock.ts';

export interface FetchedToken {
  token: string;
  expiresInSeconds: number;
}

export interface AccessToken {
  /** Null when the platform gives none. */
  get(): Promise<string | null>;
  /** Forgets this token, unless another one has taken its place already. */
  drop(token: string): void;
}

const MARGIN_MS = 300_000;

export function accessToken(fetchToken: () => Promise<FetchedToken | null>, clock: Clock): AccessToken {
  let current: { token: string; until: number } | null = null;
  let fetching: Promise<string | null> | null = null;
  const renew = async (): Promise<string | null> => {
    const fetched = await fetchToken();
    current = fetched && { token: fetched.token, until: clock.elapsed() + fetched.expiresInSeconds * 1000 - MARGIN_MS };
    return fetched?.token ?? null;
  };
  return {
    get: async () => {
      if (current && clock.elapsed() < current.until) return current.token;
      fetching ??= renew().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    drop: (token) => {
      if (current?.token === token) current = null;
    },
  };
}

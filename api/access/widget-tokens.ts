/**
 * Tokens for the widget on one portal: the portal's server asks for them with its key and hands them to its pages. They
 * last minutes, may only ask, and count only from pages of the origin that they were made for.
 */
import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const WIDGET_TOKEN_SECONDS = 600;
const PREFIX = 'pw_';
const AUDIENCE = 'plan-assistant-widget';

export interface WidgetToken {
  /** Id of the key that asked for it. */
  keyId: string;
  origin: string;
}

export interface WidgetTokens {
  issue(token: WidgetToken): Promise<{ token: string; expiresAt: number }>;
  /** Null for one that is no widget token, made up, or past its end. */
  read(token: string): Promise<WidgetToken | null>;
}

export interface WidgetTokensOptions {
  /** WIDGET_SECRET. Null: new at every start; pages then get 401 and ask their portal again. */
  secret: string | null;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Servers with one secret know each other's tokens. */
export function widgetTokens({ secret: shared, now }: WidgetTokensOptions): WidgetTokens {
  const secret = shared === null ? randomBytes(32) : new TextEncoder().encode(shared);
  return {
    async issue({ keyId, origin }) {
      const seconds = Math.floor(now() / 1000);
      const expires = seconds + WIDGET_TOKEN_SECONDS;
      const signed = await new SignJWT({ origin })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setSubject(keyId)
        .setExpirationTime(expires)
        .sign(secret);
      return { token: `${PREFIX}${signed}`, expiresAt: expires * 1000 };
    },
    async read(token) {
      if (!token.startsWith(PREFIX)) return null;
      try {
        const { payload } = await jwtVerify<{ origin: string }>(token.slice(PREFIX.length), secret, {
          audience: AUDIENCE,
          algorithms: ['HS256'],
          requiredClaims: ['exp', 'sub'],
          currentDate: new Date(now()),
        });
        return { keyId: String(payload.sub), origin: payload.origin };
      } catch {
        // Whatever is wrong with it: the page is told to get another.
        return null;
      }
    },
  };
}

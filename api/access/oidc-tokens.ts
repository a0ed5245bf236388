/** Access tokens of an identity provider: JWTs whose signature, issuer, audience and time are verified by `jose`. */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { OidcConfig } from '../access-config.ts';
import type { Principal, Scope } from './principal.ts';

/** With a public key alone: a secret shared with the issuer could be used to write tokens here. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_SECONDS = 60;
const FETCH_LIMIT_MS = 5_000;
/** Between two looks for a key that is not in the set: made-up ids must not become requests to the issuer. */
const COOLDOWN_MS = 30_000;

/** `unavailable`: the issuer's keys cannot be fetched. */
export type TokenVerdict = Principal | 'wrong' | 'unavailable';

/** A valid token may ask; `plans:ingest`, `plans:metrics` and `plans:admin` in the configured claim give more. */
export function oidcTokens({
  issuer,
  audience,
  jwksUrl,
  scopeClaim,
}: OidcConfig): (token: string) => Promise<TokenVerdict> {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_LIMIT_MS, cooldownDuration: COOLDOWN_MS });
  const expected = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'sub'],
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      return { kind: 'token', id: String(payload.sub), scopes: scopesOf(payload, scopeClaim) };
    } catch (fault) {
      return isAboutToken(fault) ? 'wrong' : 'unavailable';
    }
  };
}

/** The claim is a text with spaces (RFC 8693) or a list, as providers have it for roles. */
function scopesOf(payload: JWTPayload, claim: string): Scope[] {
  const value = payload[claim];
  const given: unknown[] = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
  return ['ask', ...(['ingest', 'metrics', 'admin'] as const).filter((scope) => given.includes(`plans:${scope}`))];
}

/** A set that came but does not hold the token's key says that the token is wrong; one that did not come says nothing. */
function isAboutToken(fault: unknown): boolean {
  if (!(fault instanceof errors.JOSEError)) return false;
  return !['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(fault.code);
}

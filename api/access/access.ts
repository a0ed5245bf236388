/** A bearer token in, who it belongs to out: the one place that knows every kind of credential. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AccessConfig } from '../access-config.ts';
import type { ApiKeys } from './api-keys.ts';
import { oidcTokens } from './oidc-tokens.ts';
import { ANYONE, type Principal } from './principal.ts';
import { type WidgetTokens, widgetTokens } from './widget-tokens.ts';

export interface Credentials {
  /** What follows “Bearer”; null when the request has none. */
  bearer: string | null;
  /** Header of the page that asks; null for the server's own pages and for programs. */
  origin: string | null;
}

export type Identified = Principal | 'missing' | 'wrong' | 'unavailable';

export interface Access {
  identify(credentials: Credentials): Promise<Identified>;
  /** False while no credential exists that may do more than ask. */
  hasAdmins(): boolean;
  widgetTokens: WidgetTokens;
}

export interface AccessOptions {
  config: AccessConfig;
  /** ADMIN_KEY, or null when it is not set. */
  adminKey: string | null;
  /** WIDGET_SECRET; tokens of the widget are known to this process alone when not given. */
  widgetSecret?: string | null;
  apiKeys: ApiKeys;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function openAccess({ config, adminKey, widgetSecret = null, apiKeys, now }: AccessOptions): Access {
  const expected = adminKey === null ? null : digest(adminKey);
  const tokens = widgetTokens({ secret: widgetSecret, now });
  const fromIssuer = config.kind === 'oidc' ? oidcTokens(config.oidc) : null;
  const ofWidget = async (bearer: string, origin: string | null): Promise<Principal | null> => {
    const token = await tokens.read(bearer);
    // A key that was removed takes the tokens with it that it had asked for.
    if (token === null || token.origin !== origin || apiKeys.byId(token.keyId) === null) return null;
    return { kind: 'widget', id: token.keyId, scopes: ['ask'] };
  };
  return {
    widgetTokens: tokens,
    hasAdmins: () =>
      expected !== null || fromIssuer !== null || apiKeys.list().some(({ scopes }) => !isAskAlone(scopes)),
    async identify({ bearer, origin }) {
      if (bearer === null) return config.kind === 'open' ? ANYONE : 'missing';
      if (expected !== null && timingSafeEqual(digest(bearer), expected))
        return { kind: 'key', id: 'ADMIN_KEY', scopes: ['admin'] };
      const key = apiKeys.find(bearer);
      if (key) return { kind: 'key', id: key.id, scopes: key.scopes };
      const widget = await ofWidget(bearer, origin);
      if (widget) return widget;
      const verdict = fromIssuer ? await fromIssuer(bearer) : 'wrong';
      // OpenAI's clients always send a key, if only a made-up one; an open server asks for none.
      return verdict === 'wrong' && config.kind === 'open' ? ANYONE : verdict;
    },
  };
}

function isAskAlone(scopes: readonly string[]): boolean {
  return scopes.every((scope) => scope === 'ask');
}

/** Of equal length for every key, as the comparison wants it. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Protection of an app that nobody configured one for: no keys, no limits. For this machine alone. */
import { BlockList } from 'node:net';
import { openAccess } from './access.ts';
import type { ApiKeys } from './api-keys.ts';
import type { GuardOptions } from './guard.ts';
import { requestLimits } from './limit-requests.ts';

const NO_KEYS: ApiKeys = {
  list: () => [],
  find: () => null,
  byId: () => null,
  remove: () => false,
  add: () => {
    throw new TypeError('This app keeps no keys');
  },
};

export function everyoneMayAsk(adminKey: string | null = null): GuardOptions {
  return {
    access: openAccess({ config: { kind: 'open' }, adminKey, apiKeys: NO_KEYS, now: Date.now }),
    limits: requestLimits({ perAddress: null, perKey: null, concurrent: null }),
    proxies: new BlockList(),
    isPrivate: true,
  };
}

/** The configuration in, what stands before the routes out; and what is said about it at the start. */
import { BlockList } from 'node:net';
import { asTyped } from '../as-typed.ts';
import type { Config } from '../config.ts';
import { openAccess } from './access.ts';
import { openApiKeys } from './api-keys.ts';
import { readAddressRanges } from './client-address.ts';
import type { GuardOptions } from './guard.ts';
import { requestLimits } from './limit-requests.ts';

type Settings = Pick<Config, 'protection' | 'adminKey' | 'dataDir'>;

/** Throws `KeysFault` when the list of keys is damaged; damaged later, `onFault` is told and the keys of before stay good. */
export function openProtection(
  { protection, adminKey, dataDir }: Settings,
  onFault: (fault: unknown) => void,
): GuardOptions {
  const { access, limits, proxies, edgeSecret, widgetSecret, hosts, isPrivate } = protection;
  const apiKeys = openApiKeys(dataDir, Date.now, onFault);
  return {
    access: openAccess({ config: access, adminKey, widgetSecret, apiKeys, now: Date.now }),
    limits: requestLimits(limits),
    proxies: readAddressRanges(proxies) ?? new BlockList(),
    edgeSecret,
    hosts,
    isPrivate,
  };
}

/** Nothing on a server that is open to its own machine alone. */
export function describeProtection({ protection, adminKey, dataDir }: Settings): string[] {
  const { access, limits } = protection;
  if (access.kind === 'open') return limits.perAddress === null ? [] : ['访问：open，不要密钥，能连上的人都能用'];
  const keys = openApiKeys(dataDir, Date.now).list().length;
  const lacking = keys === 0 && adminKey === null && access.kind === 'keys';
  return [
    `访问：${access.kind}，已发 ${keys} 个密钥`,
    ...(lacking ? [asTyped('还没有密钥，谁也不能提问。发一个：npm start -- keys add 名称')] : []),
  ];
}

/**
 * The address of who asks. What a client writes into `x-forwarded-for` counts only when the connection comes from a
 * proxy of ours: read from the right, the first address that is none of our proxies.
 */
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Null when one of them is no address and no range such as 10.0.0.0/8. */
export function readAddressRanges(list: string): BlockList | null {
  const ranges = new BlockList();
  for (const part of list.split(/[,，\s]+/).filter((one) => one !== '')) {
    const [address = '', bits, ...rest] = part.split('/');
    const family = familyOf(address);
    const most = family === 'ipv4' ? 32 : 128;
    if (family === null || rest.length > 0) return null;
    if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most)) return null;
    ranges.addSubnet(address, bits === undefined ? most : Number(bits), family);
  }
  return ranges;
}

const LOOPBACK = readAddressRanges('127.0.0.0/8,::1') ?? new BlockList();

export function isLoopback(address: string): boolean {
  return contains(LOOPBACK, address);
}

/** Empty when there is no connection, as in a test without a port. */
export function clientAddress(c: Context, proxies: BlockList): string {
  const hasConnection = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env;
  const peer = plain((hasConnection ? getConnInfo(c).remote.address : undefined) ?? '');
  const named = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => plain(part.trim()));
  let address = peer;
  while (named.length > 0 && contains(proxies, address)) {
    const before = named.pop() ?? '';
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

function contains(ranges: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== null && ranges.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
}

/** An IPv4 address on a socket that speaks both: `::ffff:10.0.0.8`. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

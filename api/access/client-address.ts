/**
 * The address of who asks. What our edge says counts, which proves itself by a secret; else what a proxy of ours wrote
 * into `x-forwarded-for`: read from the right, the first address that is none of our proxies. Clients write what they like.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { EDGE_CLIENT, EDGE_SECRET } from '../edge-headers.ts';

export interface TrustedHops {
  /** Addresses whose `x-forwarded-for` is believed. */
  proxies: BlockList;
  /** What the edge sends to be believed; null when there is none. */
  edgeSecret?: string | null;
}

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
export function clientAddress(c: Context, hops: TrustedHops): string {
  return fromEdge(c, hops.edgeSecret ?? null) ?? fromProxies(c, hops.proxies);
}

/** Proxies between the edge and here may add to `x-forwarded-for` or write it anew; they leave this one alone. */
function fromEdge(c: Context, secret: string | null): string | null {
  const given = c.req.header(EDGE_SECRET);
  if (secret === null || given === undefined || !timingSafeEqual(digest(given), digest(secret))) return null;
  const address = plain(c.req.header(EDGE_CLIENT) ?? '');
  return isIP(address) === 0 ? null : address;
}

/** Of equal length for everything that is given, as the comparison wants it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function fromProxies(c: Context, proxies: BlockList): string {
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

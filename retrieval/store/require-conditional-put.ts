/**
 * A location in, nothing out: throws unless the store there refuses to write over an object when it is asked to.
 * LanceDB commits by such writes; a store that takes no notice of the condition loses rows without a word.
 */
import { randomUUID } from 'node:crypto';
import type { StoreLocation } from './database.ts';
import { objectAddress, objectClient, unreachable } from './object-requests.ts';
import { StoreFault } from './store-fault.ts';

const TIMEOUT_MS = 10_000;
/** Stores that have passed, for the life of the process. */
const passed = new Set<string>();

/** Only object stores are asked; a folder and `db://` keep their own order. */
export async function requireConditionalPut(location: StoreLocation): Promise<void> {
  if (location.uri.startsWith('s3://')) await probeOnce(location, { 'if-none-match': '*' });
}

/** For records, which change: a new version is written only over the one that was read. */
export async function requireConditionalUpdate(location: StoreLocation): Promise<void> {
  await requireConditionalPut(location);
  await probeOnce(location, { 'if-match': '"0"' });
}

async function probeOnce(location: StoreLocation, condition: Record<string, string>): Promise<void> {
  const url = objectAddress(location);
  const [name = ''] = Object.keys(condition);
  const probed = `${name} ${url.href}`;
  if (passed.has(probed)) return;
  const object = `${url.href}/conditional-put-${randomUUID()}`;
  const client = objectClient(location);
  const ask = (method: string, headers: Record<string, string>): Promise<number> =>
    statusOf(client, object, { method, headers, ...(method === 'PUT' && { body: 'probe' }) });
  const first = await ask('PUT', {});
  if (first >= 300) throw unreachable(`answered ${first} to a write`);
  const second = await ask('PUT', condition);
  await ask('DELETE', {});
  if (second !== 412) {
    const message = `The object store wrote over an object in spite of ${name} (status ${second}, expected 412). Rows and records would be lost on it. Use a store with conditional writes (Amazon S3, MinIO, Cloudflare R2).`;
    throw new StoreFault('object-store-unfit', message);
  }
  passed.add(probed);
}

async function statusOf(client: ReturnType<typeof objectClient>, url: string, init: RequestInit): Promise<number> {
  try {
    const response = await client.fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    throw unreachable('did not answer', cause);
  }
}

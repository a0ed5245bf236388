/**
 * A location in, nothing out: throws unless the store there refuses to write over an object when it is asked to.
 * LanceDB commits by such writes; a store that takes no notice of the condition loses rows without a word.
 */
import { randomUUID } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { StoreLocation } from './database.ts';
import { StoreFault } from './store-fault.ts';

const TIMEOUT_MS = 10_000;
/** Stores that have passed, for the life of the process. */
const passed = new Set<string>();

/** Only object stores are asked; a folder and `db://` keep their own order. */
export async function requireConditionalPut(location: StoreLocation): Promise<void> {
  if (!location.uri.startsWith('s3://')) return;
  const url = probeUrl(location);
  if (passed.has(url.origin + url.pathname)) return;
  const { accessKeyId = '', secretAccessKey = '', sessionToken, region = 'us-east-1' } = location.storageOptions ?? {};
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const client = new AwsClient({ ...credentials, region, service: 's3', retries: 0 });
  const object = `${url}/conditional-put-${randomUUID()}`;
  const ask = (method: string, headers: Record<string, string>): Promise<number> =>
    statusOf(client, object, { method, headers, ...(method === 'PUT' && { body: 'probe' }) });
  const onlyNew = { 'if-none-match': '*' };
  const first = await ask('PUT', onlyNew);
  if (first >= 300) throw unreachable(`answered ${first} to a write`);
  const second = await ask('PUT', onlyNew);
  await ask('DELETE', {});
  if (second !== 412) {
    const message = `The object store wrote over an object in spite of If-None-Match (status ${second}, expected 412). LanceDB would lose rows on it. Use a store with conditional writes (Amazon S3, MinIO, Cloudflare R2).`;
    throw new StoreFault('object-store-unfit', message);
  }
  passed.add(url.origin + url.pathname);
}

/** The address with the bucket in the path, as LanceDB uses it too. */
function probeUrl({ uri, storageOptions }: StoreLocation): URL {
  const region = storageOptions?.region ?? 'us-east-1';
  const endpoint = storageOptions?.endpoint ?? `https://s3.${region}.amazonaws.com`;
  return new URL(`${endpoint.replace(/\/+$/, '')}/${uri.slice('s3://'.length).replace(/\/+$/, '')}`);
}

async function statusOf(client: AwsClient, url: string, init: RequestInit): Promise<number> {
  try {
    const response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    throw unreachable('did not answer', cause);
  }
}

function unreachable(what: string, cause?: unknown): StoreFault {
  const message = `The object store ${what}. Check its address, bucket and keys.`;
  return new StoreFault('object-store-unreachable', message, { cause });
}

/**
 * A location in an object store in, signed requests to what lies there out. What passes (a lost connection, 5xx, too many
 * requests) is tried again within the limit of time; what does not answer in it is a fault.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { StoreLocation } from './database.ts';
import { StoreFault } from './store-fault.ts';

export interface ObjectRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Address as `objectAddress` makes it. */
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  /** `performance.now()` at which nothing is tried any more. */
  endAt: number;
}

export interface ObjectReply {
  status: number;
  headers: Headers;
  text: string;
  /** An attempt before this one went unanswered, and may have been carried out. */
  isRepeated: boolean;
}

export type SendToObjects = (request: ObjectRequest) => Promise<ObjectReply>;

const ATTEMPTS = 3;
const ATTEMPT_MS = 1_500;
const FIRST_PAUSE_MS = 50;

/** Of the folder itself, the bucket in the path as LanceDB has it too; keys are appended behind a slash. */
export function objectAddress({ uri, storageOptions }: StoreLocation): URL {
  const region = storageOptions?.region ?? 'us-east-1';
  const endpoint = storageOptions?.endpoint ?? `https://s3.${region}.amazonaws.com`;
  return new URL(`${endpoint.replace(/\/+$/, '')}/${uri.slice('s3://'.length).replace(/\/+$/, '')}`);
}

export function objectClient({ storageOptions }: StoreLocation): AwsClient {
  const { accessKeyId = '', secretAccessKey = '', sessionToken, region = 'us-east-1' } = storageOptions ?? {};
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  return new AwsClient({ ...credentials, region, service: 's3', retries: 0 });
}

export function objectRequests(location: StoreLocation): SendToObjects {
  const client = objectClient(location);
  return async ({ url, endAt, ...init }) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOf(client, url, { ...init, endAt });
      if ('status' in outcome && !isPassing(outcome.status)) return { ...outcome, isRepeated: attempt > 1 };
      const pauseMs = FIRST_PAUSE_MS * 4 ** (attempt - 1) * (0.5 + Math.random() / 2);
      if (attempt < ATTEMPTS && performance.now() + pauseMs < endAt) await pause(pauseMs);
      else if ('status' in outcome) throw unreachable(`answered ${outcome.status}`);
      else throw unreachable('did not answer', outcome.cause);
    }
  };
}

type Attempt = Omit<ObjectReply, 'isRepeated'> | { cause: unknown };

async function attemptOf(
  client: AwsClient,
  url: URL,
  { endAt, ...init }: Omit<ObjectRequest, 'url'>,
): Promise<Attempt> {
  const left = Math.max(1, Math.min(ATTEMPT_MS, endAt - performance.now()));
  try {
    const response = await client.fetch(url.href, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.ceil(left)),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    return { cause };
  }
}

/** 409: another conditional write to the same object was under way (Amazon S3). */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 409 || status === 429;
}

export function unreachable(what: string, cause?: unknown): StoreFault {
  const message = `The object store ${what}. Check its address, bucket and keys.`;
  return new StoreFault('object-store-unreachable', message, { cause });
}

/**
 * A small S3 store in memory on loopback, for tests: what LanceDB asks of one, and a count of the writes. With
 * `conditions: false` it behaves like the stores that take no notice of `If-None-Match`.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StoreLocation } from '../database.ts';
import { listing } from './s3-listing.ts';

export interface S3Server {
  /** Of an index in a folder of its own inside the store. */
  location(folder?: string): StoreLocation;
  /** Keys without the bucket. */
  keys(): string[];
  /** Called before each request that changes something, with their number so far, from 1. */
  onWrite: (count: number) => void;
  /** What goes wrong with a request; null for nothing. */
  onRequest: (request: { method: string; key: string }) => Trouble | null;
  close(): Promise<void>;
}

/** A status instead of an answer; `lost`: carried out, and the connection cut; `silent`: never answered. */
export type Trouble = number | 'lost' | 'silent';

const BUCKET = 'plans';
const KEY_ID = 'test-key-id';

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

interface Asked {
  method: string;
  key: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** `now` in milliseconds since 1970. */
export async function startS3Server({ conditions = true, now = Date.now } = {}): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  let writes = 0;
  const store: Store = { objects, times: new Map(), uploads, conditions, now };
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    if (asked.method !== 'GET' && asked.method !== 'HEAD') {
      writes += 1;
      handle.onWrite(writes);
    }
    const trouble = handle.onRequest(asked);
    if (trouble === 'silent') return;
    if (typeof trouble === 'number') return send(response, fault(trouble, 'Trouble'), asked.method);
    const signed = asked.headers.authorization?.includes(`Credential=${KEY_ID}/`) ?? false;
    const reply = signed ? answer(asked, store) : fault(403, 'AccessDenied');
    if (trouble === 'lost') request.socket.destroy();
    else send(response, { ...reply, headers: { date: new Date(now()).toUTCString(), ...reply.headers } }, asked.method);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Bound to a port, so this is an address and no pipe.
  const { port } = server.address() as AddressInfo;
  const storageOptions = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'test-1',
    accessKeyId: KEY_ID,
    secretAccessKey: 'test-secret',
    allowHttp: 'true',
  };
  const handle: S3Server = {
    location: (folder = randomUUID()) => ({ uri: `s3://${BUCKET}/${folder}`, storageOptions }),
    keys: () => [...objects.keys()],
    onWrite: () => {},
    onRequest: () => null,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return handle;
}

interface Store {
  objects: Map<string, Buffer>;
  /** When each was written. */
  times: Map<string, number>;
  uploads: Map<string, Map<number, Buffer>>;
  conditions: boolean;
  now: () => number;
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://store');
  const key = decodeURIComponent(url.pathname).replace(`/${BUCKET}`, '').replace(/^\//, '');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', headers } = request;
  return { method, key, query: url.searchParams, headers, body: Buffer.concat(chunks) };
}

function send(response: ServerResponse, { status, headers, body = '' }: Answer, method: string): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(method === 'HEAD' ? undefined : body);
}

function answer(asked: Asked, store: Store): Answer {
  const { method, key, query, body } = asked;
  if (method === 'GET' && key === '') return xml(listing(store, query));
  if (method === 'GET' || method === 'HEAD') return objectOf(asked, store);
  if (method === 'POST' && query.has('delete')) return deleteMany(body.toString(), store);
  if (method === 'POST' && query.has('uploads')) return beginUpload(key, store);
  const uploadId = query.get('uploadId');
  if (uploadId !== null) return partOf(uploadId, asked, store);
  if (method === 'PUT') return put(asked, store, body);
  if (method === 'DELETE') {
    store.objects.delete(key);
    return { status: 204 };
  }
  return fault(501, 'NotImplemented');
}

function objectOf({ key, headers }: Asked, { objects, times }: Store): Answer {
  const object = objects.get(key);
  if (object === undefined) return fault(404, 'NoSuchKey');
  const kept = {
    etag: etagOf(object),
    'last-modified': new Date(times.get(key) ?? 0).toUTCString(),
    'accept-ranges': 'bytes',
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '');
  if (range === null) return { status: 200, headers: kept, body: object };
  const [, from = '', to = ''] = range;
  const start = from === '' ? Math.max(0, object.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? object.length : Math.min(object.length, Number(to) + 1);
  if (start >= object.length) return fault(416, 'InvalidRange');
  const contentRange = { 'content-range': `bytes ${start}-${end - 1}/${object.length}` };
  return { status: 206, headers: { ...kept, ...contentRange }, body: object.subarray(start, end) };
}

function put({ key, headers }: Asked, { objects, times, conditions, now }: Store, body: Buffer): Answer {
  const known = objects.get(key);
  if (conditions && headers['if-none-match'] === '*' && known !== undefined) return fault(412, 'PreconditionFailed');
  const ifMatch = headers['if-match'];
  if (conditions && ifMatch !== undefined && (known === undefined || etagOf(known) !== ifMatch))
    return fault(412, 'PreconditionFailed');
  objects.set(key, body);
  times.set(key, now());
  return { status: 200, headers: { etag: etagOf(body) } };
}

function beginUpload(key: string, { uploads }: Store): Answer {
  const uploadId = randomUUID();
  uploads.set(uploadId, new Map());
  return xml(
    `<InitiateMultipartUploadResult><Bucket>${BUCKET}</Bucket><Key>${key}</Key><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`,
  );
}

function partOf(uploadId: string, asked: Asked, store: Store): Answer {
  const parts = store.uploads.get(uploadId);
  if (parts === undefined) return fault(404, 'NoSuchUpload');
  if (asked.method === 'PUT') {
    parts.set(Number(asked.query.get('partNumber')), asked.body);
    return { status: 200, headers: { etag: etagOf(asked.body) } };
  }
  store.uploads.delete(uploadId);
  if (asked.method === 'DELETE') return { status: 204 };
  const whole = Buffer.concat([...parts].sort(([one], [other]) => one - other).map(([, part]) => part));
  const done = put(asked, store, whole);
  if (done.status !== 200) return done;
  return xml(`<CompleteMultipartUploadResult><ETag>${etagOf(whole)}</ETag></CompleteMultipartUploadResult>`);
}

/** An answer that does not name each key counts as a failure. */
function deleteMany(body: string, { objects }: Store): Answer {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  for (const key of keys) objects.delete(key);
  const deleted = keys.map((key) => `<Deleted><Key>${key}</Key></Deleted>`).join('');
  return xml(`<DeleteResult>${deleted}</DeleteResult>`);
}

function etagOf(object: Buffer): string {
  return `"${createHash('md5').update(object).digest('hex')}"`;
}

function xml(body: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  };
}

function fault(status: number, code: string): Answer {
  return { ...xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`), status };
}

/** A client's request in, the one that the Node server gets out: the same body as it streams in, and who asks. */
import { EDGE_CLIENT, EDGE_SECRET } from '../edge-headers.ts';

/** Of one connection alone (RFC 9110, 7.6.1), or said by this edge alone: what a client sends under these names is dropped. */
const DROPPED =
  /^(?:connection|keep-alive|proxy-[a-z-]+|te|trailer|transfer-encoding|upgrade|forwarded|x-forwarded-[a-z-]+|x-real-ip|x-edge-[a-z-]+)$/;

export interface OnTheWay {
  requestId: string;
  /** Empty: the server cannot know who speaks, and is told nothing in confidence. */
  secret: string;
}

export function originRequest(request: Request, { requestId, secret }: OnTheWay): Request {
  const headers = new Headers([...request.headers].filter(([name]) => !DROPPED.test(name)));
  const client = request.headers.get('cf-connecting-ip');
  headers.set('x-request-id', requestId);
  headers.set('x-forwarded-proto', new URL(request.url).protocol.slice(0, -1));
  if (client) headers.set('x-forwarded-for', client);
  if (client && secret) {
    headers.set(EDGE_CLIENT, client);
    headers.set(EDGE_SECRET, secret);
  }
  return new Request(request.url, {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'manual',
    // Answers are for who asked: none may be kept on the way.
    cache: 'no-store',
    // A client that leaves ends the work at the origin too.
    signal: request.signal,
    // Node's own fetch, which the tests use, asks for it when a body is a stream.
    ...(request.body ? { duplex: 'half' } : {}),
  });
}

/** Runs a request and calls `end` once it is over: a stream is over when its last byte is out or its reader is gone. */
import type { Context, Next } from 'hono';

export async function holdUntilEnd(c: Context, next: Next, end: () => void): Promise<void> {
  let streams = false;
  try {
    await next();
    const { body, headers } = c.res;
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) return;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    streams = true;
    // A reader that leaves closes the stream behind it, and so the work on the answer.
    void body.pipeTo(writable).then(end, end);
    c.res = new Response(readable, c.res);
  } finally {
    if (!streams) end();
  }
}

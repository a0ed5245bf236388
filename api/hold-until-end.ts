/** Runs a request and calls `onEnd` once it is over: a stream is over when its last byte is out or its reader is gone. */
import type { Context, Next } from 'hono';

export interface HoldOptions {
  onEnd: () => void;
  /** Told when what came is a stream. */
  onStream?: () => void;
}

export async function holdUntilEnd(c: Context, next: Next, { onEnd, onStream }: HoldOptions): Promise<void> {
  let streams = false;
  try {
    await next();
    const { body, headers } = c.res;
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) return;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    streams = true;
    onStream?.();
    // A reader that leaves closes the stream behind it, and so the work on the answer.
    void body.pipeTo(writable).then(onEnd, onEnd);
    c.res = new Response(readable, c.res);
  } finally {
    if (!streams) onEnd();
  }
}

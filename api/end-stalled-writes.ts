/**
 * Ends the connection of a client that takes nothing of its answer any more, and with it the work on the answer. An answer
 * that is still being thought of is waited for as long as it takes; only bytes that wait to be taken count.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerType } from '@hono/node-server';

/** As long as nginx waits for a client (`send_timeout`). */
const STALLED_MS = 60_000;

export function endStalledWrites(server: ServerType, stalledMs = STALLED_MS): void {
  const onRequest = (_request: IncomingMessage, response: ServerResponse): void => {
    // The time begins anew with each byte that goes out or comes in, and is over once; the next write begins it again.
    response.setTimeout(stalledMs, () => {
      if (response.socket && response.socket.writableLength > 0) response.socket.destroy();
    });
  };
  // Of an HTTP/1.1 server, the only kind that is opened here.
  server.prependListener('request', onRequest as () => void);
}

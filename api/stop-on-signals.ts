/** Refuses new requests, lets running ones finish, then closes the store. A second signal ends at once. */
import type { ServerType } from '@hono/node-server';
import type { WriteLine } from './log.ts';
import type { ServerState } from './server-state.ts';

/** Time that running requests have to finish after a stop signal. */
const GRACE_MS = 10_000;

export interface StopOptions {
  server: ServerType;
  state: ServerState;
  log: WriteLine;
}

export function stopOnSignals({ server, state, log }: StopOptions): void {
  const stop = (signal: string): void => {
    log({ level: 'info', event: 'stop', signal });
    process.once('SIGINT', () => process.exit(130));
    const botsClosed = state.bots?.close(GRACE_MS);
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
    server.close(async () => {
      clearTimeout(cut);
      await botsClosed;
      await state.ingestJobs?.close();
      await state.records?.close();
      await state.index?.close();
      log({ level: 'info', event: 'stopped' });
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

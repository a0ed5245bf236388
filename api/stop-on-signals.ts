/**
 * On the first signal the server takes no more questions; those that run are answered to the end, what was accepted is
 * on the disk, and the process ends with 0. A second signal ends it at once.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerType } from '@hono/node-server';
import type { WriteLine } from './log.ts';
import { faultLine } from './log-line.ts';
import type { ServerState } from './server-state.ts';

export interface StopOptions {
  server: ServerType;
  state: ServerState;
  log: WriteLine;
  /** Longest time for running answers; then they are cut off. */
  graceMs: number;
}

type Signal = 'SIGINT' | 'SIGTERM';
const EXIT_CODES: Record<Signal, number> = { SIGINT: 130, SIGTERM: 143 };
/** npm passes on the Ctrl+C that the terminal has already sent to all: the same press comes twice. */
const SAME_PRESS_MS = 1_000;
/** For closing what is open when nothing runs any more. */
const CLOSING_MS = 10_000;

export function stopOnSignals({ server, state, log, graceMs }: StopOptions): void {
  const whenIdle = watchRequests(server);
  let stoppedAt: number | null = null;
  const onSignal = (signal: Signal): void => {
    if (stoppedAt !== null) {
      if (performance.now() - stoppedAt > SAME_PRESS_MS) process.exit(EXIT_CODES[signal]);
      return;
    }
    stoppedAt = performance.now();
    state.stopping = true;
    log({ level: 'info', event: 'stop', signal, message: '正在停止：不再接受新的请求，等进行中的回答结束…' });
    void stop({ server, state, log, graceMs }, whenIdle);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
}

async function stop({ server, state, log, graceMs }: StopOptions, whenIdle: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(1), graceMs + CLOSING_MS).unref();
  const settled = async (work: Promise<unknown> | undefined): Promise<void> => {
    try {
      await work;
    } catch (fault) {
      // What cannot be closed must not keep the rest open.
      log(faultLine('stop', fault));
    }
  };
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), graceMs).unref());
  const answered = Promise.all([whenIdle(), settled(state.bots?.close(graceMs)), settled(state.ingestJobs?.close())]);
  if ((await Promise.race([answered, late])) === 'late')
    log({ level: 'warn', event: 'notice', message: '到了期限，还在进行的回答被中断。' });
  // Idle connections that clients keep open are closed with the rest.
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await settled(state.records?.close());
  await settled(state.index?.close());
  await settled(state.tracing?.close());
  log({ level: 'info', event: 'stopped', message: '已停止。' });
  process.exit(0);
}

/** Resolves as soon as no request is being answered; a stream is one until its last byte is out. */
function watchRequests(server: ServerType): () => Promise<void> {
  const running = new Set<ServerResponse>();
  let onIdle = (): void => {};
  const onRequest = (_request: IncomingMessage, response: ServerResponse): void => {
    running.add(response);
    response.once('close', () => {
      running.delete(response);
      if (running.size === 0) onIdle();
    });
  };
  // Of an HTTP/1.1 server, the only kind that is opened here.
  server.prependListener('request', onRequest as () => void);
  return () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => (onIdle = resolve)));
}

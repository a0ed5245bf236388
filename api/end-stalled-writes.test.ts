import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { endStalledWrites } from './end-stalled-writes.ts';

const STALLED_MS = 100;

async function open(app: Hono<{ Bindings: HttpBindings }>): Promise<number> {
  const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  endStalledWrites(server, STALLED_MS);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  // A listening TCP server has an address with a port.
  return (server.address() as AddressInfo).port;
}

it('ends the answer of a client that takes nothing of it, and the work on it', async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const given = { bytes: 0 };
  const ended = Promise.withResolvers<{ cancelled: boolean; aborted: boolean }>();
  const piece = new Uint8Array(64 * 1024);
  app.get('/', (c) => {
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      given.bytes += piece.length;
      controller.enqueue(piece);
    };
    const cancel = (): void => ended.resolve({ cancelled: true, aborted: c.req.raw.signal.aborted });
    return c.body(new ReadableStream({ pull, cancel }));
  });
  const socket = connect(await open(app), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  expect(await ended.promise).toEqual({ cancelled: true, aborted: true });
  // What the system takes in for the client, and no more.
  expect(given.bytes).toBeGreaterThan(piece.length);
  expect(given.bytes).toBeLessThan(64 * 1024 * 1024);
});

it('waits for an answer that takes longer, at its beginning and in its middle', async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/', async (c) => {
    const isOver = (): Promise<unknown> => once(c.env.outgoing, 'timeout');
    await isOver();
    return c.body(
      new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode('第一句。'));
          await isOver();
          controller.enqueue(new TextEncoder().encode('第二句。'));
          controller.close();
        },
      }),
    );
  });
  const port = await open(app);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('第一句。第二句。');
});

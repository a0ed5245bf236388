/** A small real server on loopback that plays a platform's interface: it keeps what it was sent and answers as told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON was sent
  body: any;
}

/** `cut`: the connection is closed without an answer. `hang`: it stays open without one. */
export type ServerAnswer = { status?: number; body?: unknown; text?: string } | 'cut' | 'hang';

export interface JsonServer {
  url: string;
  calls: ReceivedCall[];
  callsTo: (path: string) => ReceivedCall[];
  close: () => Promise<void>;
}

export async function jsonServer(answer: (call: ReceivedCall) => ServerAnswer): Promise<JsonServer> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? '/', 'http://platform.test');
    const call: ReceivedCall = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    calls.push(call);
    const given = answer(call);
    if (given === 'hang') return;
    if (given === 'cut') return void request.socket.destroy();
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json' });
    response.end(given.text ?? JSON.stringify(given.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a port, so the address is one of a network.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    callsTo: (path) => calls.filter((call) => call.path === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

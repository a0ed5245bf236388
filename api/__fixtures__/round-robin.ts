/**
 * A reverse proxy on loopback that sends each request to the next server in turn, its answer passed on as it comes. A server
 * that is gone before it has answered a byte is passed over for the next, as real ones are set to do.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RoundRobin {
  url: string;
  close(): Promise<void>;
}

export async function roundRobin(servers: readonly string[]): Promise<RoundRobin> {
  let turn = 0;
  const proxy = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    turn += 1;
    const order = servers.map((_, at) => servers[(turn + at) % servers.length] ?? '');
    pass({ incoming, outgoing, body: Buffer.concat(chunks) }, order);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  // Bound to a port, so this is an address and no pipe.
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, 'close');
    },
  };
}

interface Passing {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: Buffer;
}

function pass(passing: Passing, [server, ...others]: readonly string[]): void {
  const { incoming, outgoing, body } = passing;
  if (server === undefined) return void outgoing.writeHead(502).end();
  const { method, headers, url } = incoming;
  const upstream = request(`${server}${url}`, { method, headers, agent: false });
  let hasBegun = false;
  upstream.on('response', (answer) => {
    hasBegun = true;
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-served-by': server });
    answer.pipe(outgoing);
    // A stream that breaks off breaks off for the client too.
    answer.on('error', () => outgoing.destroy());
  });
  upstream.on('error', () => (hasBegun ? outgoing.destroy() : pass(passing, others)));
  upstream.end(body);
}

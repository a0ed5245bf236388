/** An embedding model on loopback that speaks the compatible protocol: texts about the same thing point the same way. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EmbeddingServer {
  baseUrl: string;
  requests: { model: string; input: string[]; authorization: string | undefined }[];
  /** Statuses of the next answers, 200 when there are none left. */
  statuses: number[];
  /** Numbers of one vector. */
  size: number;
  close(): Promise<void>;
}

/** Words of one thing; each thing is a direction. */
const THINGS = [/充电桩|补能|电动汽车/, /基站|移动信号/, /养老|长者/];

export function vectorOf(text: string, size: number): number[] {
  const vector = Array.from({ length: size }, () => 0.01);
  for (const [at, thing] of THINGS.entries()) if (thing.test(text)) vector[at] = 1;
  return vector;
}

export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    // The only client is the AI SDK's.
    const { model, input } = JSON.parse(Buffer.concat(chunks).toString()) as { model: string; input: string[] };
    handle.requests.push({ model, input, authorization: request.headers.authorization });
    const status = request.url === '/v1/embeddings' ? (handle.statuses.shift() ?? 200) : 404;
    // So that the SDK tries again at once.
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, handle.size) }));
    response.end(
      JSON.stringify(
        status === 200 ? { object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } } : { error: {} },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Bound to a port, so this is an address and no pipe.
  const { port } = server.address() as AddressInfo;
  const handle: EmbeddingServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests: [],
    statuses: [],
    size: 8,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return handle;
}

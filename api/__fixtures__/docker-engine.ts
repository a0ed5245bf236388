/**
 * Docker's engine and the sidecar that workerd puts before each container, as far as workerd 1.20261117 asks them: the
 * container is whatever `run` starts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { listening } from './listening.ts';

export interface DockerEngine {
  socketPath: string;
  close(): void;
}

export interface EngineOptions {
  /** For the socket. */
  folder: string;
  /** What the image would run, in the environment that it gets; resolves with its port on loopback. Null: it cannot be started. */
  run: ((environment: Record<string, string>) => Promise<number>) | null;
}

interface Created {
  environment: Record<string, string>;
  running: boolean;
}

const SIDECAR = /-proxy$/;

export async function startDockerEngine({ folder, run }: EngineOptions): Promise<DockerEngine> {
  const containers = new Map<string, Created>();
  let port: Promise<number> = Promise.reject(new Error('no container was started'));
  port.catch(() => {});
  const sidecar = await startSidecar(() => port);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://docker');
    const say = (status: number, body?: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body ? JSON.stringify(body) : undefined);
    };
    const [, name = '', verb] = /^\/containers\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const container = containers.get(name);
    if (url.pathname === '/networks/bridge')
      return say(200, { IPAM: { Config: [{ Subnet: '127.0.0.0/8', Gateway: '127.0.0.1' }] } });
    if (name === 'create') {
      const { Env = [] } = (await json(request)) as { Env?: string[] };
      containers.set(url.searchParams.get('name') ?? '', {
        environment: Object.fromEntries(Env.map(pair)),
        running: false,
      });
      return say(201, { Id: name, Warnings: [] });
    }
    if (!container) return say(404, { message: `No such container: ${name}` });
    if (request.method === 'DELETE') {
      containers.delete(name);
      return say(204);
    }
    if (verb === 'start') {
      const isSidecar = SIDECAR.test(name);
      if (!isSidecar && !run) return say(500, { message: 'exec format error' });
      container.running = true;
      if (!isSidecar && run) port = run(container.environment);
      return say(204);
    }
    // Until the container ends, which it does with the test.
    if (verb === 'wait') return;
    const Ports = { '39001/tcp': [{ HostIp: '127.0.0.1', HostPort: String(sidecar.port) }] };
    const State = { Status: container.running ? 'running' : 'created', Running: container.running };
    say(200, { Id: name, State, NetworkSettings: { Ports } });
  };

  const engine = createServer((request, response) => void answer(request, response));
  const socketPath = path.join(folder, 'docker.sock');
  await listening(engine.listen(socketPath));
  return {
    socketPath,
    close() {
      for (const server of [engine, sidecar.server]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Takes what the container may reach, and joins each connection that workerd wants with the container's port. */
async function startSidecar(port: () => Promise<number>) {
  const server = createServer((_request, response) => response.end());
  server.on('connect', async (_request, socket, head) => {
    const inside = connect(await port().catch(() => 1), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      inside.write(head);
      inside.pipe(socket).pipe(inside);
    });
    inside.on('error', () => socket.destroy());
    socket.on('error', () => inside.destroy());
  });
  await listening(server.listen(0, '127.0.0.1'));
  return { server, port: (server.address() as AddressInfo).port };
}

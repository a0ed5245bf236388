/** A WebSocket server on loopback that plays a platform's gateway: it keeps what came and does as the test says. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { until } from './manual-clock.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON was sent
export type Frame = any;

export interface SocketGateway {
  url: string;
  /** Frames of all connections, oldest first. */
  frames: Frame[];
  /** Connections that were ever made. */
  connections: number;
  /** Open connections, oldest first. */
  open: () => WebSocket[];
  /** The newest one, as soon as there is one. */
  newest: () => Promise<WebSocket>;
  close: () => Promise<void>;
}

export async function socketGateway(
  onFrame: (frame: Frame, socket: WebSocket) => void,
  onConnect: (socket: WebSocket, url: string) => void = () => {},
): Promise<SocketGateway> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  // Listening on a port, so the address is one of a network.
  const { port } = server.address() as AddressInfo;
  const open = (): WebSocket[] => [...server.clients].filter((socket) => socket.readyState === socket.OPEN);
  const gateway: SocketGateway = {
    url: `ws://127.0.0.1:${port}`,
    frames: [],
    connections: 0,
    open,
    newest: () => until(() => open().at(-1)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
  server.on('connection', (socket, request) => {
    gateway.connections += 1;
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      gateway.frames.push(frame);
      onFrame(frame, socket);
    });
    socket.on('error', () => {});
    onConnect(socket, request.url ?? '');
  });
  return gateway;
}

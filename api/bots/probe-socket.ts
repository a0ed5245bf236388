import { WebSocket } from 'ws';

const OPENING_MS = 10_000;

/** Whether a WebSocket can be opened there. It is closed again at once, and nothing is sent. */
export function canOpenSocket(url: string): Promise<boolean> {
  const socket = new WebSocket(url, { handshakeTimeout: OPENING_MS, followRedirects: false });
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

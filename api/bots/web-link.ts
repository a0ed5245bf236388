/** One WebSocket: text in and out, regular pings, and an end to it when nothing came for too long. */
import { globalAgent } from 'node:https';
import { WebSocket } from 'ws';
import type { Clock } from './clock.ts';

export interface Link {
  /** False when the connection is not open: nothing was sent. */
  send(text: string): boolean;
  close(): void;
}

export interface LinkOptions {
  clock: Clock;
  onText: (text: string, link: Link) => void;
  /** Sent regularly on a watched connection. */
  ping?: { everyMs: number; text: () => string };
  /** A connection on which nothing came for so long is cut. */
  silenceMs: number;
  maxFrameBytes: number;
}

export interface OpenLink extends Link {
  isOpen(): boolean;
  /** Begins to ping and to look out for silence. */
  watch(): void;
}

export function dial(
  { clock, onText, ping, silenceMs, maxFrameBytes }: LinkOptions,
  { url, onClose }: { url: string; onClose: (link: OpenLink) => void },
): { link: OpenLink; opened: Promise<boolean>; closed: Promise<void> } {
  const socket = new WebSocket(url, {
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    followRedirects: false,
    ...proxyAgent(url),
  });
  const { promise: opened, resolve } = Promise.withResolvers<boolean>();
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<void>();
  let cancelSilence = (): void => {};
  let cancelPing = (): void => {};
  const heard = (): void => {
    cancelSilence();
    if (socket.readyState === WebSocket.OPEN) cancelSilence = clock.after(silenceMs, () => socket.terminate());
  };
  const pingOn = ({ everyMs, text }: NonNullable<LinkOptions['ping']>): void => {
    cancelPing = clock.after(everyMs, () => {
      link.send(text());
      pingOn({ everyMs, text });
    });
  };
  const link: OpenLink = {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (text) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close: () => socket.terminate(),
    watch: () => {
      heard();
      if (ping) pingOn(ping);
    },
  };
  socket.on('open', () => {
    heard();
    resolve(true);
  });
  socket.on('message', (data, isBinary) => {
    heard();
    // Both platforms send text; bytes are nobody's.
    if (!isBinary) onText(String(data), link);
  });
  socket.on('ping', heard);
  // A fault is followed by the close, which is what counts.
  socket.on('error', () => {});
  socket.on('close', () => {
    cancelSilence();
    cancelPing();
    resolve(false);
    resolveClosed();
    onClose(link);
  });
  return { link, opened, closed };
}

/** Node's own agent goes through the proxy of the environment (NODE_USE_ENV_PROXY=1); without one `ws` passes it by. */
function proxyAgent(url: string): { agent?: typeof globalAgent } {
  return url.startsWith('wss:') ? { agent: globalAgent } : {};
}

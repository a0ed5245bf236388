/** WeCom's side of a callback, played by its own package: it encrypts and signs what it sends and opens what comes back. */
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { Hono } from 'hono';
import type { ManualClock } from './manual-clock.ts';

export const TOKEN = 'QDG6eK';
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

export interface PlatformOptions {
  app: Pick<Hono, 'request'>;
  clock: Pick<ManualClock, 'now'>;
  path: string;
  /** CorpID, or empty for the smart bot. */
  receiveId: string;
  /** How the encrypted text travels. */
  wrap: (sealed: string) => string;
}

export interface WecomPlatform {
  /** A new nonce, timestamp and ciphertext each time, as the platform repeats. */
  send(plain: string): Promise<Response>;
  /** The reply in plain; null for an empty one. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON came back
  exchange(plain: object): Promise<any>;
  verify(text: string): Promise<Response>;
}

export function wecomPlatform({ app, clock, path, receiveId, wrap }: PlatformOptions): WecomPlatform {
  let sent = 0;
  const query = (sealed: string): { query: URLSearchParams; nonce: string } => {
    sent += 1;
    const timestamp = String(Math.floor(clock.now() / 1000));
    const nonce = `nonce${sent}`;
    const signature = getSignature(TOKEN, timestamp, nonce, sealed);
    return { query: new URLSearchParams({ msg_signature: signature, timestamp, nonce }), nonce };
  };
  const post = async (plain: string): Promise<{ response: Response; nonce: string }> => {
    const sealed = encrypt(AES_KEY, plain, receiveId);
    const signed = query(sealed);
    const response = await app.request(`${path}?${signed.query}`, { method: 'POST', body: wrap(sealed) });
    return { response, nonce: signed.nonce };
  };
  return {
    send: async (plain) => (await post(plain)).response,
    exchange: async (plain) => {
      const { response, nonce } = await post(JSON.stringify(plain));
      const text = await response.text();
      if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${text}`);
      if (text === '') return null;
      const reply = JSON.parse(text);
      if (getSignature(TOKEN, reply.timestamp, reply.nonce, reply.encrypt) !== reply.msgsignature)
        throw new Error('The reply is not signed');
      if (reply.nonce !== nonce || typeof reply.timestamp !== 'number')
        throw new Error('The reply names another request');
      const { message, id } = decrypt(AES_KEY, reply.encrypt);
      if (id !== receiveId) throw new Error('The reply names another receiver');
      return JSON.parse(message);
    },
    verify: async (text) => {
      const sealed = encrypt(AES_KEY, text, receiveId);
      const { query: signed } = query(sealed);
      return app.request(`${path}?${signed}&echostr=${encodeURIComponent(sealed)}`);
    },
  };
}

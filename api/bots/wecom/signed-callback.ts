/** The envelope that both of WeCom's callbacks share: the query, its signature, the time window, the decrypted message. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { CallbackGuard } from '../callback-guard.ts';
import type { Clock } from '../clock.ts';
import { decryptWecom, isSignedBy, WecomCryptoError, type WecomKey } from './wecom-crypto.ts';

export interface SignedCallbackOptions {
  key: WecomKey;
  guard: CallbackGuard;
  clock: Clock;
  /** How old a POST may be; 0 lets any age through. */
  replayWindowSeconds: number;
}

const querySchema = z.object({
  msg_signature: z.string().regex(/^[0-9a-f]{40}$/),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(200),
});

export type Opened = { kind: 'opened'; message: string; nonce: string } | { kind: 'refused'; response: Response };

/** `GET`: the platform checks the address and wants the decrypted text back, byte for byte. */
export function answerVerification({ key, guard }: SignedCallbackOptions, c: Context): Response {
  // Its published sample is years old, and it brings nothing: the time window does not apply.
  const opened = open({ key, guard }, { c, encrypt: queryOf(c.req.url).echostr ?? '' });
  return opened.kind === 'refused' ? opened.response : c.body(opened.message, 200, { 'content-type': 'text/plain' });
}

/** `POST`: `encrypt` is what the body holds; null when it holds none. */
export function openCallback(options: SignedCallbackOptions, c: Context, encrypt: string | null): Opened {
  const { guard, clock, replayWindowSeconds } = options;
  if (encrypt === null) return { kind: 'refused', response: guard.refuse(c, 'malformed') };
  const opened = open(options, { c, encrypt });
  const age = Math.abs(clock.now() / 1000 - Number(queryOf(c.req.url).timestamp));
  if (opened.kind === 'opened' && replayWindowSeconds > 0 && age > replayWindowSeconds)
    return { kind: 'refused', response: guard.refuse(c, 'timestamp') };
  return opened;
}

function open(
  { key, guard }: Pick<SignedCallbackOptions, 'key' | 'guard'>,
  { c, encrypt }: { c: Context; encrypt: string },
): Opened {
  const query = querySchema.safeParse(queryOf(c.req.url));
  if (!query.success) return { kind: 'refused', response: guard.refuse(c, 'signature') };
  const { msg_signature: signature, timestamp, nonce } = query.data;
  if (!isSignedBy(key, { signature, timestamp, nonce, encrypt }))
    return { kind: 'refused', response: guard.refuse(c, 'signature') };
  try {
    return { kind: 'opened', message: decryptWecom(key, encrypt), nonce };
  } catch (fault) {
    if (!(fault instanceof WecomCryptoError)) throw fault;
    return { kind: 'refused', response: guard.refuse(c, 'signature') };
  }
}

/** Decoded exactly once, and `+` stays: a form's reading makes a blank of it, which breaks base64 and its signature. */
function queryOf(url: string): Record<string, string> {
  const pairs = (url.split('?')[1] ?? '').split('#')[0]?.split('&') ?? [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), decodedOnce(pair.slice(at + 1))];
    }),
  );
}

function decodedOnce(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A lone % stays as it came; no signature will fit it.
    return value;
  }
}

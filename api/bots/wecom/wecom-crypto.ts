/**
 * The encryption of WeCom's callbacks, for the self-built app and the smart bot alike (developer.work.weixin.qq.com,
 * document/path/90968): AES-256-CBC, padded to 32 bytes, signed with SHA-1. Strict in every field, because whoever is let
 * through here is believed. One error for whatever is wrong: a reason would help an attacker alone.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface WecomKey {
  token: string;
  /** 43 characters of base64 without its end. */
  aesKey: string;
  /** CorpID for a self-built app, empty for a smart bot inside the company. */
  receiveId: string;
}

/** The message is not the platform's, or not for us. */
export class WecomCryptoError extends Error {
  override readonly name = 'WecomCryptoError';
  readonly code = 'wecom-message-refused';

  constructor() {
    super('The message cannot be decrypted');
  }
}

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export function wecomSignature({ token }: Pick<WecomKey, 'token'>, signed: Signed): string {
  const parts = [token, signed.timestamp, signed.nonce, signed.encrypt];
  // By code unit, as the platform sorts; localeCompare would not.
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

export interface Signed {
  timestamp: string;
  nonce: string;
  /** Base64 as it came, for a GET after exactly one URL decoding. */
  encrypt: string;
}

export function isSignedBy(key: Pick<WecomKey, 'token'>, signed: Signed & { signature: string }): boolean {
  const expected = Buffer.from(wecomSignature(key, signed), 'utf8');
  const given = Buffer.from(signed.signature, 'utf8');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Throws `WecomCryptoError`. */
export function decryptWecom({ aesKey, receiveId }: Omit<WecomKey, 'token'>, encrypt: string): string {
  if (!BASE64.test(encrypt)) throw new WecomCryptoError();
  const sealed = Buffer.from(encrypt, 'base64');
  if (sealed.length === 0 || sealed.length % BLOCK_BYTES !== 0) throw new WecomCryptoError();
  const plain = unpadded(decipher(aesKey, sealed));
  if (plain.length < HEAD_BYTES) throw new WecomCryptoError();
  const length = plain.readUInt32BE(RANDOM_BYTES);
  if (HEAD_BYTES + length > plain.length) throw new WecomCryptoError();
  const message = plain.subarray(HEAD_BYTES, HEAD_BYTES + length);
  const receiver = plain.subarray(HEAD_BYTES + length);
  if (!receiver.equals(Buffer.from(receiveId, 'utf8'))) throw new WecomCryptoError();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(message);
  } catch {
    // The only fault of a fatal decoder is bytes that are no UTF-8.
    throw new WecomCryptoError();
  }
}

/** `random` is given by tests alone. */
export function encryptWecom(
  { aesKey, receiveId }: Omit<WecomKey, 'token'>,
  { message, random = randomBytes(RANDOM_BYTES) }: { message: string; random?: Buffer },
): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(receiveId, 'utf8')]);
  const pad = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const { key, iv } = keyOf(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}

function decipher(aesKey: string, sealed: Buffer): Buffer {
  const { key, iv } = keyOf(aesKey);
  // Node's own padding knows blocks of 16 alone and refuses what the platform pads to 32.
  const open = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([open.update(sealed), open.final()]);
}

function unpadded(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK_BYTES) throw new WecomCryptoError();
  const end = padded.length - pad;
  if (end < 0 || !padded.subarray(end).every((byte) => byte === pad)) throw new WecomCryptoError();
  return padded.subarray(0, end);
}

/** The 43rd character may carry spare bits, which a strict base64 decoder refuses; Node's does not. */
function keyOf(aesKey: string): { key: Buffer; iv: Buffer } {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  return { key, iv: key.subarray(0, 16) };
}

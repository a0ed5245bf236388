/**
 * The one way out over HTTP: a JSON call with a time limit, no redirects, and an answer that tells what never left from
 * what may have arrived, because only the former may be repeated without showing something twice.
 */
import type { Clock } from './clock.ts';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export type HttpOutcome =
  /** `body` is the parsed JSON, null for anything else. */
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'unsent' }
  /** No answer, or a broken one: it may have arrived. */
  | { kind: 'uncertain' };

export type SendHttp = (call: HttpCall) => Promise<HttpOutcome>;

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 256 * 1024;
/** Faults of a connection that was never made. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Neither address nor body is ever part of a fault: they hold tokens. */
export function httpSender(clock: Clock): SendHttp {
  return async ({ method, url, body, headers = {} }) => {
    const limit = new AbortController();
    const forget = clock.after(TIMEOUT_MS, () => limit.abort());
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: limit.signal,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { kind: 'answered', status: response.status, body: parsed(await limitedText(response)) };
    } catch (fault) {
      return { kind: UNSENT.has(causeCode(fault)) ? 'unsent' : 'uncertain' };
    } finally {
      forget();
    }
  };
}

async function limitedText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > MAX_ANSWER_BYTES) return '';
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy or of a blocked address: the status says enough.
    return null;
  }
}

function causeCode(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

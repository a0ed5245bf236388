/** Frames of the smart bot's long connection (document/path/101463): JSON `{cmd, headers: {req_id}, body}`, and acks. */
import { z } from 'zod';
import { type Clock, within } from '../clock.ts';
import type { Link } from '../web-link.ts';

const frameSchema = z.looseObject({
  cmd: z.string().optional(),
  headers: z.looseObject({ req_id: z.string().max(500) }),
  body: z.unknown().optional(),
  errcode: z.int().optional(),
});

export type AibotFrame = z.infer<typeof frameSchema>;

/** Null for what is no frame. */
export function readFrame(text: string): AibotFrame | null {
  try {
    const parsed = frameSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Junk on the wire is dropped; the connection stays.
    return null;
  }
}

/** `unsent`: nothing left. `unanswered`: it left, and no ack came. Otherwise the platform's own code, 0 for good. */
export type Ack = number | 'unsent' | 'unanswered';

export interface AibotRequests {
  request(link: Link, frame: OutgoingFrame): Promise<Ack>;
  /** False for an ack that nobody waits for. */
  acknowledge(frame: AibotFrame): boolean;
  /** The connection is gone: whoever waits gets `unanswered`. */
  drop(): void;
}

export interface OutgoingFrame {
  cmd: string;
  reqId: string;
  body?: object;
  /** Sent again, it says the same: an ack of any of its copies is an ack of all. */
  isRepeatable?: boolean;
}

interface Waiting {
  isRepeatable: boolean;
  resolve: (ack: Ack) => void;
}

const ACK_MS = 10_000;

/**
 * All frames of one reply carry the id of its question, so an ack is told by its turn alone: the oldest unanswered frame
 * with this id has it, also when nobody waits for that one any more.
 */
export function aibotRequests(clock: Clock): AibotRequests {
  const waiting = new Map<string, Waiting[]>();
  return {
    request: async (link, { cmd, reqId, body, isRepeatable = false }) => {
      if (!link.send(JSON.stringify({ cmd, headers: { req_id: reqId }, ...(body ? { body } : {}) }))) return 'unsent';
      const { promise, resolve } = Promise.withResolvers<Ack>();
      waiting.set(reqId, [...(waiting.get(reqId) ?? []), { isRepeatable, resolve }]);
      return within(clock, { ms: ACK_MS, late: 'unanswered' as const }, promise);
    },
    acknowledge: ({ headers: { req_id: reqId }, errcode }) => {
      const all = waiting.get(reqId) ?? [];
      const [first] = all;
      if (!first) return false;
      const meant = all.filter((one) => one === first || (first.isRepeatable && one.isRepeatable));
      const rest = all.filter((one) => !meant.includes(one));
      if (rest.length > 0) waiting.set(reqId, rest);
      else waiting.delete(reqId);
      for (const { resolve } of meant) resolve(errcode ?? -1);
      return true;
    },
    drop: () => {
      for (const all of waiting.values()) for (const { resolve } of all) resolve('unanswered');
      waiting.clear();
    },
  };
}

/**
 * The address inside a message of the smart bot under which one more text may be posted within the hour: for what came
 * too late for the stream. A second post is answered with success and shows nothing, so repeating it doubles nothing.
 */
import { z } from 'zod';
import { isAllowedAddress } from '../allowed-origin.ts';
import type { Delivery } from '../bot-message.ts';
import type { Clock } from '../clock.ts';
import type { SendHttp } from '../http-call.ts';
import { repeatedCall } from '../repeated-call.ts';

export interface ResponseUrlOptions {
  send: SendHttp;
  clock: Clock;
  replyOrigins: readonly string[];
  onRetry: () => void;
}

const answerSchema = z.looseObject({ errcode: z.int().default(0) });

export async function postToResponseUrl(
  { send, clock, replyOrigins, onRetry }: ResponseUrlOptions,
  { url, markdown }: { url: string; markdown: string },
): Promise<Delivery> {
  if (!isAllowedAddress(url, replyOrigins)) return 'undelivered';
  const outcome = await repeatedCall(
    { send, clock, onRetry, isTransient: isBusy, isIdempotent: true },
    { method: 'POST', url, body: { msgtype: 'markdown', markdown: { content: markdown } } },
  );
  if (outcome.kind === 'unsent') return 'undelivered';
  if (outcome.kind === 'uncertain') return 'uncertain';
  const answer = answerSchema.safeParse(outcome.body ?? {});
  return outcome.status === 200 && answer.success && answer.data.errcode === 0 ? 'delivered' : 'undelivered';
}

/** -1: the platform is busy. 45009: too often. */
export function isBusy(body: unknown): boolean {
  const answer = answerSchema.safeParse(body);
  return answer.success && (answer.data.errcode === -1 || answer.data.errcode === 45009);
}

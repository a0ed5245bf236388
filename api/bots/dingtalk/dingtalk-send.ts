/**
 * Messages of the DingTalk robot: through the webhook of the conversation while it lives, which costs no token, and
 * through the open interface when it does not.
 */
import { z } from 'zod';
import { isAllowedAddress } from '../allowed-origin.ts';
import type { Delivery } from '../bot-message.ts';
import { type Clock, pause } from '../clock.ts';
import type { SendHttp } from '../http-call.ts';
import { repeatedCall } from '../repeated-call.ts';
import type { DingtalkApi } from './dingtalk-api.ts';
import type { DingtalkAddress } from './dingtalk-message.ts';

export interface DingtalkSendOptions {
  send: SendHttp;
  clock: Clock;
  api: DingtalkApi;
  replyOrigins: readonly string[];
  onRetry: () => void;
  onRefusal: (code: string) => void;
}

/** In the list of notifications, where markup is shown as it is. */
const TITLE_CHARACTERS = 20;
const MARGIN_MS = 60_000;
/** Sending too fast, or the platform is busy. */
const BUSY = new Set([-1, 130_101, 90_018]);
const LIMITED_ATTEMPTS = 3;

const answerSchema = z.looseObject({ errcode: z.int().default(0) });

/** Each part after the one before it has arrived. */
export async function sendDingtalk(
  options: DingtalkSendOptions,
  { address, parts }: { address: DingtalkAddress; parts: readonly string[] },
): Promise<Delivery> {
  for (const [at, text] of parts.entries()) {
    const part = { address, text, isFirst: at === 0 };
    const sent = (await byWebhook(options, part)) ?? (await byApi(options, part));
    if (sent !== 'delivered') return sent;
  }
  return 'delivered';
}

interface Part {
  address: DingtalkAddress;
  text: string;
  /** The person is called once for an answer. */
  isFirst: boolean;
}

/** Null when the webhook is not there any more, or takes nothing: the interface may be tried. */
async function byWebhook(options: DingtalkSendOptions, { address, text, isFirst }: Part): Promise<Delivery | null> {
  const { send, clock, replyOrigins, onRetry, onRefusal } = options;
  const { webhook, webhookUntil, isGroup, staffId } = address;
  if (webhook === null || clock.now() > webhookUntil - MARGIN_MS || !isAllowedAddress(webhook, replyOrigins))
    return null;
  const mention = isFirst && isGroup && staffId !== null;
  const body = {
    msgtype: 'markdown',
    // A mention works only where the text has it too.
    markdown: { title: titleOf(text), text: mention ? `@${staffId}\n\n${text}` : text },
    ...(mention ? { at: { atUserIds: [staffId], isAtAll: false } } : {}),
  };
  const outcome = await repeatedCall({ send, clock, onRetry, isTransient }, { method: 'POST', url: webhook, body });
  if (outcome.kind !== 'answered') return outcome.kind === 'uncertain' ? 'uncertain' : null;
  const answer = answerSchema.safeParse(outcome.body);
  if (outcome.status === 200 && answer.success && answer.data.errcode === 0) return 'delivered';
  onRefusal(answer.success ? String(answer.data.errcode) : `http-${outcome.status}`);
  return null;
}

function titleOf(text: string): string {
  const [line = ''] = text
    .replace(/\*\*|【\d+】/g, '')
    .trim()
    .split('\n');
  return Array.from(line).slice(0, TITLE_CHARACTERS).join('');
}

function isTransient(body: unknown): boolean {
  const answer = answerSchema.safeParse(body);
  return answer.success && BUSY.has(answer.data.errcode);
}

async function byApi(options: DingtalkSendOptions, { address, text }: Part): Promise<Delivery> {
  const { api, clock, onRetry } = options;
  const { conversationId, isGroup, staffId, robotCode } = address;
  if (staffId === null || robotCode === null) return 'undelivered';
  const message = { robotCode, msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title: titleOf(text), text }) };
  const call = isGroup
    ? { path: '/v1.0/robot/groupMessages/send', body: { ...message, openConversationId: conversationId } }
    : { path: '/v1.0/robot/oToMessages/batchSend', body: { ...message, userIds: [staffId] } };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await api.call({ method: 'POST', ...call });
    if (outcome !== 'limited') return outcome;
    if (attempt === LIMITED_ATTEMPTS) return 'undelivered';
    onRetry();
    await pause(clock, 1000 * 2 ** attempt);
  }
}

/**
 * DingTalk's Stream mode: a ticket from the gateway, a WebSocket, frames that are acknowledged at once. The official client
 * is not used: it doubles its attempts, leaks a timer with each, and dies of a frame that is no JSON.
 */
import { z } from 'zod';
import type { DingtalkConfig } from '../../bot-config.ts';
import { parseJson } from '../../parse-json.ts';
import type { BotConnection, Parts } from '../adapter-parts.ts';
import { longConnection } from '../long-connection.ts';
import type { Link } from '../web-link.ts';
import { DINGTALK, type DingtalkReceiver } from './dingtalk-receive.ts';

export interface DingtalkStreamOptions extends Parts {
  dingtalk: DingtalkConfig;
  receiver: DingtalkReceiver;
}

const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';
/** The gateway pings every 20 to 30 seconds. */
const SILENCE_MS = 60_000;
const PAUSES = { firstPauseMs: 1000, longestPauseMs: 60_000, maxRefusals: Number.POSITIVE_INFINITY };

const ticketSchema = z.looseObject({ endpoint: z.string().regex(/^wss?:\/\//), ticket: z.string().min(1) });
const frameSchema = z.looseObject({
  type: z.string(),
  headers: z.looseObject({ topic: z.string(), messageId: z.string() }),
  data: z.string().optional().catch(undefined),
});

type StreamFrame = z.infer<typeof frameSchema>;

export function dingtalkStream(options: DingtalkStreamOptions): BotConnection {
  const { clock, random, config, metrics, log, receiver } = options;
  const connection = longConnection({
    ...PAUSES,
    clock,
    random,
    address: () => openTicket(options),
    silenceMs: SILENCE_MS,
    maxFrameBytes: config.maxBodyBytes,
    onText: (text, link) => {
      const startedAt = clock.elapsed();
      const frame = readFrame(text);
      if (!frame) {
        metrics.rejected(DINGTALK, 'malformed');
        return;
      }
      if (frame.type === 'SYSTEM' && frame.headers.topic === 'disconnect') connection.replace();
      else {
        void answerFrame(frame, { link, receiver }).then(() => {
          if (frame.type === 'CALLBACK') metrics.acknowledged(DINGTALK, (clock.elapsed() - startedAt) / 1000);
        });
      }
    },
    onState: (state) => {
      metrics.connection(DINGTALK, state === 'up');
      log({ level: 'info', bot: DINGTALK, event: 'connection', outcome: state });
    },
  });
  return {
    start: () => {
      metrics.connection(DINGTALK, false);
      connection.start();
    },
    stop: connection.stop,
  };
}

/** Null when the gateway gives no ticket; each is good once, for 90 seconds. */
async function openTicket({ dingtalk, send, log }: DingtalkStreamOptions): Promise<string | null> {
  const url = `${dingtalk.apiBase}/v1.0/gateway/connections/open`;
  const subscriptions = [{ type: 'CALLBACK', topic: ROBOT_TOPIC }];
  const { clientId, clientSecret } = dingtalk;
  const outcome = await send({
    method: 'POST',
    url,
    body: { clientId, clientSecret, ua: 'plan-assistant', subscriptions },
  });
  const parsed = outcome.kind === 'answered' && outcome.status === 200 ? ticketSchema.safeParse(outcome.body) : null;
  if (parsed?.success) return `${parsed.data.endpoint}?ticket=${encodeURIComponent(parsed.data.ticket)}`;
  const code = outcome.kind === 'answered' ? `http-${outcome.status}` : outcome.kind;
  log({ level: 'error', bot: DINGTALK, event: 'gateway', code });
  return null;
}

function readFrame(text: string): StreamFrame | null {
  const parsed = frameSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** Never rejects. */
async function answerFrame({ type, headers, data }: StreamFrame, { link, receiver }: Answering): Promise<void> {
  const ack = (code: number, body: string): void => {
    const message = code === 200 ? 'OK' : 'not found';
    const named = { messageId: headers.messageId, contentType: 'application/json' };
    link.send(JSON.stringify({ code, message, headers: named, data: body }));
  };
  if (type === 'SYSTEM') {
    if (headers.topic === 'ping') ack(200, data ?? '{}');
    return;
  }
  if (type === 'EVENT') {
    ack(200, JSON.stringify({ status: 'SUCCESS' }));
    return;
  }
  const isMessage = type === 'CALLBACK' && headers.topic === ROBOT_TOPIC;
  if (isMessage) await receiver.receive(parseJson(data ?? ''));
  ack(isMessage ? 200 : 404, JSON.stringify({ response: null }));
}

interface Answering {
  link: Link;
  receiver: DingtalkReceiver;
}

/**
 * The smart bot (智能机器人) by JSON callback: `/bots/wecom/aibot`. A message is answered at once with a stream that the
 * platform then polls; every reply is encrypted unless it is empty.
 */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { WECOM_APP_TEXT_FORM } from '../../channels/bot-forms.ts';
import { renderParts } from '../../channels/bot-parts.ts';
import { parseJson } from '../../parse-json.ts';
import type { BotCore } from '../bot-core.ts';
import type { Delivery } from '../bot-message.ts';
import type { BotMetrics } from '../bot-metrics.ts';
import { BOT_WORDS } from '../bot-words.ts';
import { keepRecovering } from '../shared-work.ts';
import { type AibotIdentity, type AibotMessage, aibotQuestion, aibotVote, readAibotMessage } from './aibot-message.ts';
import { aibotStreams, type StreamBinding, type StreamState } from './aibot-streams.ts';
import { postToResponseUrl, type ResponseUrlOptions } from './response-url.ts';
import { answerVerification, openCallback, type SignedCallbackOptions } from './signed-callback.ts';
import { encryptWecom, type WecomKey, wecomSignature } from './wecom-crypto.ts';

export const AIBOT_CALLBACK = 'wecom-bot-callback';
export const AIBOT_CALLBACK_PATH = '/bots/wecom/aibot';

export interface AibotCallbackOptions extends SignedCallbackOptions, ResponseUrlOptions {
  identity: AibotIdentity;
  core: BotCore;
  metrics: BotMetrics;
  newId: () => string;
  isShared: boolean;
}

const bodySchema = z.looseObject({ encrypt: z.string() });
const addressSchema = z.object({ responseUrl: z.string() });

/** An earlier process's polls come within seconds; whom none comes for is told through the message's own address. */
const RECOVER_AFTER_MS = 30_000;

export function aibotCallback(options: AibotCallbackOptions): Hono {
  const { guard, clock, core, metrics } = options;
  const respond = responder(options);
  clock.after(RECOVER_AFTER_MS, () => {
    const tell = async ({ address }: { address: string }, words: string): Promise<Delivery> => {
      const { responseUrl } = addressSchema.parse(JSON.parse(address));
      return postToResponseUrl(options, { url: responseUrl, markdown: words });
    };
    keepRecovering(options, () => core.recover(AIBOT_CALLBACK, tell));
  });
  const router = new Hono();
  router.get(AIBOT_CALLBACK_PATH, (c) => answerVerification(options, c));
  router.post(AIBOT_CALLBACK_PATH, async (c) => {
    const startedAt = clock.elapsed();
    const body = await guard.readBody(c);
    if (body === null) return guard.refuse(c, 'too-large');
    const opened = openCallback(options, c, encryptedOf(body));
    if (opened.kind === 'refused') return opened.response;
    const message = readAibotMessage(parseJson(opened.message));
    if (!message) {
      metrics.rejected(AIBOT_CALLBACK, 'malformed');
      // It is the platform's, and it would only come again.
      return c.body(null, 200);
    }
    const reply = await respond(message);
    metrics.acknowledged(AIBOT_CALLBACK, (clock.elapsed() - startedAt) / 1000);
    return reply === null ? c.body(null, 200) : sealed(c, { options, reply, nonce: opened.nonce });
  });
  return router;
}

/** What a message is answered with, in plain; null for an empty answer. */
function responder(options: AibotCallbackOptions): (message: AibotMessage) => Promise<object | null> {
  const { identity, core, metrics, clock, newId } = options;
  const streams = aibotStreams(clock);
  const poll = async (id: string, from: StreamBinding): Promise<StreamState> => {
    const state = streams.poll(id, from);
    if (state) return state;
    const found = await core.lookUpStream(id);
    // Another server has it: the platform asks again, and sooner or later there.
    if (found === 'elsewhere') return { id, content: '', finish: false };
    return { id, content: found?.words ?? BOT_WORDS.unknownStream, finish: true };
  };
  const answer = async (message: AibotMessage): Promise<object> => {
    const question = aibotQuestion(message, identity);
    const responseUrl = message.response_url ?? null;
    const id = newId();
    const binding = bindingOf(message);
    const replying = streams.open({
      id,
      binding,
      address: responseUrl === null ? '' : JSON.stringify({ responseUrl }),
      postLater: responseUrl === null ? null : (markdown) => postToResponseUrl(options, { url: responseUrl, markdown }),
    });
    if ((await core.receive(AIBOT_CALLBACK, question, replying)) === 'accepted')
      return streamReply({ id, content: '', finish: false }, id);
    const first = await core.streamOf(question.key);
    return streamReply(first === null ? { id, content: '', finish: true } : await poll(first, binding));
  };
  return async (message) => {
    if (identity.botId !== null && message.aibotid !== identity.botId) {
      metrics.rejected(AIBOT_CALLBACK, 'not-ours');
      return null;
    }
    if (message.msgtype === 'stream') return streamReply(await poll(message.stream?.id ?? '', bindingOf(message)));
    if (message.msgtype !== 'event') return answer(message);
    const vote = aibotVote(message);
    if (vote) await core.vote(AIBOT_CALLBACK, vote);
    if (message.event?.eventtype !== 'enter_chat') return null;
    const [content = ''] = renderParts(await core.help(), WECOM_APP_TEXT_FORM);
    return { msgtype: 'text', text: { content } };
  };
}

function bindingOf({ aibotid, chatid, chattype, from }: AibotMessage): StreamBinding {
  const isGroup = chattype === 'group';
  return { bot: aibotid ?? '', chat: isGroup ? (chatid ?? '') : '', user: isGroup ? null : from.userid };
}

/** The id for votes may stand in the first reply alone. */
function streamReply(stream: StreamState, feedbackId?: string): object {
  return { msgtype: 'stream', stream: { ...stream, ...(feedbackId ? { feedback: { id: feedbackId } } : {}) } };
}

function sealed(
  c: Context,
  { options, reply, nonce }: { options: { key: WecomKey; clock: { now(): number } }; reply: object; nonce: string },
): Response {
  const { key, clock } = options;
  const encrypt = encryptWecom(key, { message: JSON.stringify(reply) });
  const timestamp = Math.floor(clock.now() / 1000);
  const msgsignature = wecomSignature(key, { timestamp: String(timestamp), nonce, encrypt });
  return c.json({ encrypt, msgsignature, timestamp, nonce });
}

function encryptedOf(body: string): string | null {
  const parsed = bodySchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.encrypt : null;
}

/**
 * The self-built app (自建应用) by XML callback: `/bots/wecom/app`. The callback is acknowledged empty, because an answer takes
 * longer than the five seconds that it may; the answer is sent afterwards. Works the same in a private 政务微信.
 */
import { Hono } from 'hono';
import { z } from 'zod';
import type { WecomAppConfig } from '../../bot-config.ts';
import { WECOM_APP_MARKDOWN_FORM, WECOM_APP_TEXT_FORM } from '../../channels/bot-forms.ts';
import { renderParts } from '../../channels/bot-parts.ts';
import type { BotText } from '../../channels/bot-text.ts';
import type { Parts } from '../adapter-parts.ts';
import type { Delivery, Replying } from '../bot-message.ts';
import { appQuestion, readAppMessage } from './app-message.ts';
import { appSender, type SendToPerson } from './app-send.ts';
import { answerVerification, openCallback } from './signed-callback.ts';
import { readXmlFields } from './xml-fields.ts';

const WECOM_APP = 'wecom-app';
export const WECOM_APP_PATH = '/bots/wecom/app';

const addressSchema = z.object({ userId: z.string() });
/** What the platform itself sends under this name is no person's. */
const SYSTEM_USER = 'sys';

export interface AppCallback {
  routes: Hono;
  /** Once at the start. */
  recover(): Promise<void>;
}

export function appCallback(parts: Parts & { app: WecomAppConfig }): AppCallback {
  const { app, config, core, clock, metrics, log } = parts;
  const guard = parts.guardOf(WECOM_APP);
  const signed = { key: app.key, guard, clock, replayWindowSeconds: config.replayWindowSeconds };
  const send = appSender({
    ...parts,
    onRetry: () => metrics.retried(WECOM_APP),
    onRefusal: (code) => log({ level: 'error', bot: WECOM_APP, event: 'platform-refusal', code }),
  });
  const routes = new Hono();
  routes.get(WECOM_APP_PATH, (c) => answerVerification(signed, c));
  routes.post(WECOM_APP_PATH, async (c) => {
    const startedAt = clock.elapsed();
    const body = await guard.readBody(c);
    if (body === null) return guard.refuse(c, 'too-large');
    const opened = openCallback(signed, c, readXmlFields(body)?.Encrypt ?? null);
    if (opened.kind === 'refused') return opened.response;
    const message = readAppMessage(opened.message);
    const isOurs = message?.ToUserName === app.corpId && message.AgentID === String(app.agentId);
    if (!message || !isOurs) metrics.rejected(WECOM_APP, message ? 'not-ours' : 'malformed');
    else if (message.FromUserName !== SYSTEM_USER) {
      const question = appQuestion(message);
      if (question) await core.receive(WECOM_APP, question, appReply({ send, app, userId: message.FromUserName }));
    }
    metrics.acknowledged(WECOM_APP, (clock.elapsed() - startedAt) / 1000);
    // Whatever is authentic gets a 200, or it would come twice more.
    return c.body(null, 200);
  });
  return {
    routes,
    recover: () =>
      core.recover(WECOM_APP, async (claim, words) => {
        const { userId } = addressSchema.parse(JSON.parse(claim.address));
        const outcome = await send({ userId, text: words });
        return outcome === 'too-long' ? 'undelivered' : outcome;
      }),
  };
}

function appReply({ send, app, userId }: { send: SendToPerson; app: WecomAppConfig; userId: string }): Replying {
  const form = app.format === 'text' ? WECOM_APP_TEXT_FORM : WECOM_APP_MARKDOWN_FORM;
  return {
    address: JSON.stringify({ userId }),
    streamId: null,
    finish: (text) => sendParts({ send, userId, text, form, isSplitAgain: false }),
  };
}

interface Sending {
  send: SendToPerson;
  userId: string;
  text: BotText;
  form: typeof WECOM_APP_TEXT_FORM;
  /** After the platform found a part too long once. */
  isSplitAgain: boolean;
}

async function sendParts({ send, userId, text, form, isSplitAgain }: Sending): Promise<Delivery> {
  for (const [at, part] of renderParts(text, form).entries()) {
    const outcome = await send({ userId, text: part });
    if (outcome === 'delivered') continue;
    if (outcome !== 'too-long') return outcome;
    if (at > 0 || isSplitAgain) return 'undelivered';
    const smaller = { ...form, limitBytes: Math.floor(form.limitBytes / 2), maxParts: form.maxParts * 2 };
    return sendParts({ send, userId, text, form: smaller, isSplitAgain: true });
  }
  return 'delivered';
}

/** Messages of a self-built app to one person, by `message/send` (document/path/90236), with the app's token. */
import { z } from 'zod';
import type { WecomAppConfig } from '../../bot-config.ts';
import { accessToken } from '../access-token.ts';
import type { Delivery } from '../bot-message.ts';
import type { Clock } from '../clock.ts';
import type { SendHttp } from '../http-call.ts';
import { repeatedCall } from '../repeated-call.ts';
import { isBusy } from './response-url.ts';

export interface AppSendOptions {
  app: WecomAppConfig;
  send: SendHttp;
  clock: Clock;
  onRetry: () => void;
  /** Told of what the platform refuses, by its own code, and of an address that it does not trust. */
  onRefusal: (code: string) => void;
}

/** `too-long`: nothing of it was shown; it may be sent in smaller parts. */
export type AppDelivery = Delivery | 'too-long';

export type SendToPerson = (message: { userId: string; text: string }) => Promise<AppDelivery>;

const tokenSchema = z.looseObject({
  errcode: z.int().default(0),
  access_token: z.string().min(1),
  expires_in: z.number().default(7200),
});
const sentSchema = z.looseObject({
  errcode: z.int(),
  errmsg: z.string().optional(),
  invaliduser: z.string().optional(),
});

const BAD_TOKEN = new Set([40_014, 42_001]);
const TOO_LONG = 40_058;
const UNTRUSTED_ADDRESS = 60_020;

export function appSender({ app, send, clock, onRetry, onRefusal }: AppSendOptions): SendToPerson {
  const repeat = { send, clock, onRetry, isTransient: isBusy };
  const token = accessToken(async () => {
    const query = new URLSearchParams({ corpid: app.corpId, corpsecret: app.secret });
    const url = `${app.apiBase}/cgi-bin/gettoken?${query}`;
    const outcome = await repeatedCall({ ...repeat, isIdempotent: true }, { method: 'GET', url });
    const body = outcome.kind === 'answered' ? outcome.body : null;
    const parsed = tokenSchema.safeParse(body);
    if (parsed.success && parsed.data.errcode === 0)
      return { token: parsed.data.access_token, expiresInSeconds: parsed.data.expires_in };
    onRefusal(codeOf(body) ?? outcome.kind);
    return null;
  }, clock);

  const sendOnce = async (given: string, { userId, text }: { userId: string; text: string }) => {
    const url = `${app.apiBase}/cgi-bin/message/send?${new URLSearchParams({ access_token: given })}`;
    const content = app.format === 'text' ? { msgtype: 'text', text: { content: text } } : markdownOf(text);
    // `enable_duplicate_check` stays off: a question that is asked twice would get no second answer.
    return repeatedCall(repeat, { method: 'POST', url, body: { touser: userId, agentid: app.agentId, ...content } });
  };
  const resultOf = (outcome: Awaited<ReturnType<typeof sendOnce>>): AppDelivery => {
    if (outcome.kind === 'unsent') return 'undelivered';
    if (outcome.kind === 'uncertain') return 'uncertain';
    const sent = sentSchema.safeParse(outcome.body);
    if (sent.success && sent.data.errcode === 0 && !sent.data.invaliduser) return 'delivered';
    if (sent.success && sent.data.errcode === TOO_LONG) return 'too-long';
    onRefusal(
      sent.success && sent.data.errcode === 0 ? 'invaliduser' : (codeOf(outcome.body) ?? `http-${outcome.status}`),
    );
    return 'undelivered';
  };
  return async (message) => {
    const first = await token.get();
    if (first === null) return 'undelivered';
    const outcome = await sendOnce(first, message);
    const sent = outcome.kind === 'answered' ? sentSchema.safeParse(outcome.body) : null;
    if (!sent?.success || !BAD_TOKEN.has(sent.data.errcode)) return resultOf(outcome);
    token.drop(first);
    const second = await token.get();
    return second === null ? 'undelivered' : resultOf(await sendOnce(second, message));
  };
}

function markdownOf(text: string): { msgtype: 'markdown'; markdown: { content: string } } {
  return { msgtype: 'markdown', markdown: { content: text } };
}

/** The code, and for an address that is not trusted the address, which the administrator needs to enter. */
function codeOf(body: unknown): string | null {
  const answer = sentSchema.safeParse(body);
  if (!answer.success) return null;
  const { errcode, errmsg = '' } = answer.data;
  const address = errcode === UNTRUSTED_ADDRESS ? /\b\d{1,3}(?:\.\d{1,3}){3}\b/.exec(errmsg)?.[0] : undefined;
  return address ? `${errcode} from ip ${address}` : String(errcode);
}

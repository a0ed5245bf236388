/** Calls of DingTalk's open interface with its token: fetched once for all, and once anew when it is no longer good. */
import { z } from 'zod';
import type { DingtalkConfig } from '../../bot-config.ts';
import { type AccessToken, accessToken } from '../access-token.ts';
import type { Delivery } from '../bot-message.ts';
import type { Clock } from '../clock.ts';
import type { HttpOutcome, SendHttp } from '../http-call.ts';
import { repeatedCall } from '../repeated-call.ts';

export interface DingtalkApiOptions {
  config: DingtalkConfig;
  send: SendHttp;
  clock: Clock;
  onRetry: () => void;
  /** Told of what the platform refuses, by its own code. */
  onRefusal: (code: string) => void;
}

export interface DingtalkCall {
  method: 'POST' | 'PUT';
  path: string;
  body: object;
  /** Sent again, it shows the same. */
  isIdempotent?: boolean;
}

/** `limited`: the quota or the rate of the edition is used up. */
export type ApiOutcome = Delivery | 'limited';

export interface DingtalkApi {
  call(call: DingtalkCall): Promise<ApiOutcome>;
}

const tokenSchema = z.looseObject({ accessToken: z.string().min(1), expireIn: z.number().default(7200) });
const errorSchema = z.looseObject({ code: z.string() });

export function dingtalkApi(options: DingtalkApiOptions): DingtalkApi {
  const { config, send, clock, onRetry, onRefusal } = options;
  const repeat = { send, clock, onRetry, isTransient: () => false };
  const token: AccessToken = accessToken(async () => {
    const url = `${config.apiBase}/v1.0/oauth2/accessToken`;
    const body = { appKey: config.clientId, appSecret: config.clientSecret };
    const outcome = await repeatedCall({ ...repeat, isIdempotent: true }, { method: 'POST', url, body });
    const parsed = outcome.kind === 'answered' ? tokenSchema.safeParse(outcome.body) : null;
    if (!parsed?.success) {
      onRefusal(outcome.kind === 'answered' ? codeOf(outcome.body) : outcome.kind);
      return null;
    }
    return { token: parsed.data.accessToken, expiresInSeconds: parsed.data.expireIn };
  }, clock);

  const callOnce = async ({ method, path, body, isIdempotent = false }: DingtalkCall, given: string) => {
    const headers = { 'x-acs-dingtalk-access-token': given };
    return repeatedCall({ ...repeat, isIdempotent }, { method, url: `${config.apiBase}${path}`, body, headers });
  };
  return {
    call: async (call) => {
      const first = await token.get();
      if (first === null) return 'undelivered';
      const outcome = await callOnce(call, first);
      if (!isTokenFault(outcome)) return resultOf(outcome, onRefusal);
      token.drop(first);
      const second = await token.get();
      return second === null ? 'undelivered' : resultOf(await callOnce(call, second), onRefusal);
    },
  };
}

function isTokenFault(outcome: HttpOutcome): boolean {
  return outcome.kind === 'answered' && /InvalidAuthentication/i.test(codeOf(outcome.body));
}

function resultOf(outcome: HttpOutcome, onRefusal: (code: string) => void): ApiOutcome {
  if (outcome.kind === 'unsent') return 'undelivered';
  if (outcome.kind === 'uncertain') return 'uncertain';
  if (outcome.status >= 200 && outcome.status < 300) return 'delivered';
  const code = codeOf(outcome.body);
  onRefusal(code);
  // An address that called too often gets a page instead of JSON.
  return outcome.status === 403 || outcome.status === 429 || /Limit/i.test(code) ? 'limited' : 'undelivered';
}

/** The platform's code, or nothing of what it said: a message may repeat what was sent. */
function codeOf(body: unknown): string {
  const parsed = errorSchema.safeParse(body);
  return parsed.success && /^[\w.-]{1,100}$/.test(parsed.data.code) ? parsed.data.code : 'unknown';
}

/** The settings of the bots in, what is right and wrong with them out: each platform is asked, and nobody gets a message. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { BotsConfig, DingtalkConfig, WecomAppConfig, WecomSecret } from './bot-config.ts';
import { DINGTALK_ROBOT_PATH } from './bots/dingtalk/dingtalk-robot.ts';
import type { HttpOutcome, SendHttp } from './bots/http-call.ts';
import { AIBOT_CALLBACK_PATH } from './bots/wecom/aibot-callback.ts';
import { WECOM_APP_PATH } from './bots/wecom/app-callback.ts';
import { encryptWecom, wecomSignature } from './bots/wecom/wecom-crypto.ts';

export interface CheckLine {
  /** `hint`: nothing to be changed. */
  kind: 'good' | 'bad' | 'hint';
  /** Chinese, for the administrator. */
  text: string;
}

export interface CheckOptions {
  config: BotsConfig;
  publicUrl: string | null;
  send: SendHttp;
  /** Seconds since 1970. */
  now: () => number;
  canOpenSocket: (url: string) => Promise<boolean>;
  /** Asks an address for text; null when nothing came back. */
  fetchText: (url: string) => Promise<{ status: number; text: string } | null>;
}

export async function checkBots(options: CheckOptions): Promise<CheckLine[]> {
  const { aibotSocket, aibotCallback, wecomApp, dingtalk, lacking } = options.config;
  const lines: CheckLine[] = lacking.map(({ bot, variables }) => bad(`${bot}：还缺 ${variables.join('、')}`));
  if (aibotSocket) lines.push(await checkAibotSocket(options, aibotSocket));
  if (aibotCallback)
    lines.push(
      ...(await checkCallback(options, {
        name: '企业微信智能机器人（回调）',
        path: AIBOT_CALLBACK_PATH,
        key: aibotCallback.key,
      })),
    );
  if (aibotSocket && aibotCallback)
    lines.push(hint('智能机器人的长连接和回调只能用一种，以管理后台里选的为准，另一种的变量请删去。'));
  if (wecomApp) lines.push(...(await checkWecomApp(options, wecomApp)));
  if (dingtalk) lines.push(...(await checkDingtalk(options, dingtalk)));
  if (lines.length === 0) return [hint('没有设任何机器人的变量，设法见 docs/bots.md。')];
  if (options.publicUrl === null) lines.push(bad('PUBLIC_URL 没有设：回调地址和原文链接都要用到它。'));
  return lines;
}

const good = (text: string): CheckLine => ({ kind: 'good', text });
const bad = (text: string): CheckLine => ({ kind: 'bad', text });
const hint = (text: string): CheckLine => ({ kind: 'hint', text });

/** The connection alone: subscribing would throw a running server off. */
async function checkAibotSocket({ canOpenSocket }: CheckOptions, { url }: { url: string }): Promise<CheckLine> {
  const name = '企业微信智能机器人（长连接）';
  return (await canOpenSocket(url))
    ? good(`${name}：能连上 ${new URL(url).host}。密钥在 npm start 时才会核对，见启动后的日志。`)
    : bad(`${name}：连不上 ${new URL(url).host}，请检查出网的防火墙，或 WECOM_BOT_WS_URL。`);
}

/** As the platform verifies an address: the server that answers there must have the same key. */
async function checkCallback(
  { publicUrl, fetchText, now }: CheckOptions,
  { name, path, key }: { name: string; path: string; key: WecomSecret },
): Promise<CheckLine[]> {
  if (publicUrl === null) return [bad(`${name}：设了 PUBLIC_URL 才有回调地址。`)];
  const url = `${publicUrl}${path}`;
  const lines = [hint(`${name}：在管理后台登记的回调地址是 ${url}`)];
  const said = randomBytes(8).toString('hex');
  const encrypt = encryptWecom(key, { message: said });
  const signed = { timestamp: String(Math.floor(now())), nonce: randomBytes(6).toString('hex') };
  const signature = wecomSignature(key, { ...signed, encrypt });
  const query = new URLSearchParams({ msg_signature: signature, ...signed, echostr: encrypt });
  const answer = await fetchText(`${url}?${String(query).replaceAll('+', '%20')}`);
  if (answer?.status === 200 && answer.text === said) lines.push(good(`${name}：回调地址应答正确。`));
  else if (answer)
    lines.push(bad(`${name}：回调地址有应答但不对（HTTP ${answer.status}）。请确认那里运行的是本服务，变量也相同。`));
  else lines.push(bad(`${name}：回调地址没有应答。请先启动服务，并确认 PUBLIC_URL 指向它。`));
  return lines;
}

const answerSchema = z.looseObject({ errcode: z.int().default(0), access_token: z.string().optional() });
const addressesSchema = z.looseObject({ errcode: z.int().default(0), ip_list: z.array(z.string()).optional() });

const WECOM_CODES: Record<number, string> = {
  40001: 'WECOM_APP_SECRET 不对',
  40013: 'WECOM_CORP_ID 不对',
  40091: 'WECOM_APP_SECRET 不对',
  60020: '本机的公网地址不在该应用的“企业可信IP”里',
};

async function checkWecomApp(options: CheckOptions, app: WecomAppConfig): Promise<CheckLine[]> {
  const name = '企业微信自建应用';
  const lines = await checkCallback(options, { name, path: WECOM_APP_PATH, key: app.key });
  const query = new URLSearchParams({ corpid: app.corpId, corpsecret: app.secret });
  const outcome = await options.send({ method: 'GET', url: `${app.apiBase}/cgi-bin/gettoken?${query}` });
  const answer = answerSchema.safeParse(bodyOf(outcome)).data;
  if (!answer?.access_token)
    return [...lines, bad(`${name}：${refusal(outcome, { host: app.apiBase, code: answer?.errcode })}`)];
  lines.push(good(`${name}：CorpID 和 Secret 正确。`));
  const given = new URLSearchParams({ access_token: answer.access_token });
  const listed = await options.send({ method: 'GET', url: `${app.apiBase}/cgi-bin/getcallbackip?${given}` });
  const addresses = addressesSchema.safeParse(bodyOf(listed)).data;
  if (addresses?.ip_list) lines.push(hint(`${name}：回调来自这些地址，防火墙请放行：${addresses.ip_list.join(' ')}`));
  else lines.push(bad(`${name}：${refusal(listed, { host: app.apiBase, code: addresses?.errcode })}`));
  return lines;
}

async function checkDingtalk(options: CheckOptions, dingtalk: DingtalkConfig): Promise<CheckLine[]> {
  const { config, publicUrl, send } = options;
  const { apiBase, clientId, clientSecret } = dingtalk;
  const lines: CheckLine[] = [];
  if (publicUrl !== null)
    lines.push(
      hint(`钉钉机器人：用 HTTP 模式时，消息接收地址是 ${publicUrl}${DINGTALK_ROBOT_PATH}；用 Stream 模式不用填。`),
    );
  if (clientId === null) return lines;
  const token = await send({
    method: 'POST',
    url: `${apiBase}/v1.0/oauth2/accessToken`,
    body: { appKey: clientId, appSecret: clientSecret },
  });
  const hasToken = z.looseObject({ accessToken: z.string() }).safeParse(bodyOf(token)).success;
  lines.push(
    hasToken
      ? good('钉钉机器人：Client ID 和 Client Secret 正确。')
      : bad(`钉钉机器人：${refusal(token, { host: apiBase })}，请检查 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET。`),
  );
  if (!hasToken || !config.dingtalkStream) return lines;
  const subscriptions = [{ type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' }];
  const body = { clientId, clientSecret, ua: 'plan-assistant-check', subscriptions };
  const opened = await send({ method: 'POST', url: `${apiBase}/v1.0/gateway/connections/open`, body });
  const hasTicket = z.looseObject({ ticket: z.string() }).safeParse(bodyOf(opened)).success;
  lines.push(
    hasTicket
      ? good('钉钉机器人：Stream 网关可用。')
      : bad(`钉钉机器人（Stream）：${refusal(opened, { host: apiBase })}`),
  );
  return lines;
}

function bodyOf(outcome: HttpOutcome): unknown {
  return outcome.kind === 'answered' ? outcome.body : undefined;
}

/** Without the platform's own message, which may repeat what was sent. */
function refusal(outcome: HttpOutcome, { host, code }: { host: string; code?: number | undefined }): string {
  if (outcome.kind !== 'answered') return `连不上 ${new URL(host).host}，请检查出网的防火墙和接口地址`;
  if (code === undefined) return `${new URL(host).host} 拒绝了请求（HTTP ${outcome.status}）`;
  return `平台返回 ${code}${WECOM_CODES[code] ? `，${WECOM_CODES[code]}` : ''}`;
}

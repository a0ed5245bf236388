/**
 * The variables of the bots, read for `config.ts`. A bot is off until all of its variables are there; one that is half
 * set up says what it lacks. Hosts are configurable throughout: a private deployment answers under the office's own.
 */
import { z } from '@hono/zod-openapi';

export interface WecomSecret {
  token: string;
  /** 43 characters. */
  aesKey: string;
  /** CorpID for a self-built app, empty for a smart bot inside the company. */
  receiveId: string;
}

export interface WecomAppConfig {
  apiBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  key: WecomSecret;
  /** `text` also shows inside the WeChat plug-in. */
  format: 'markdown' | 'text';
}

export interface DingtalkConfig {
  apiBase: string;
  /** Null: replies go to the address inside a message alone. */
  clientId: string | null;
  clientSecret: string;
  /** Null: the code that a message names. */
  robotCode: string | null;
  /** Null: plain Markdown. */
  card: { templateId: string; key: string } | null;
}

export interface BotsConfig {
  aibotSocket: { botId: string; secret: string; url: string } | null;
  aibotCallback: { key: WecomSecret } | null;
  /** Null: not checked. */
  aibotId: string | null;
  aibotName: string | null;
  wecomApp: WecomAppConfig | null;
  dingtalk: DingtalkConfig | null;
  /** Whether the long connection to DingTalk is opened. */
  dingtalkStream: boolean;
  /** Origins that may be called when a message names them. */
  replyOrigins: string[];
  /** Longest age of a signed request; 0 switches the check off. */
  replayWindowSeconds: number;
  maxBodyBytes: number;
  /** Variables that a bot lacks which is partly set up. */
  lacking: { bot: BotName; variables: string[] }[];
}

export type BotName = '企业微信智能机器人（长连接）' | '企业微信智能机器人（回调）' | '企业微信自建应用' | '钉钉机器人';

type Given = Record<string, string | undefined>;

const url = (protocols: RegExp) =>
  z
    .string()
    .refine((value) => protocols.test(URL.parse(value)?.protocol ?? ''))
    .transform((value) => value.replace(/(?<!\/)\/+$/, ''));
const http = url(/^https?:$/);
const aesKey = z.string().regex(/^[A-Za-z0-9+/]{43}$/);
const word = z.string().regex(/^[\x21-\x7e]{1,200}$/);
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const origins = z
  .string()
  .transform((value) => value.split(/[,，\s]+/).filter((one) => one !== ''))
  .refine((list) => list.every((one) => /^https?:$/.test(URL.parse(one)?.protocol ?? '')))
  .transform((list) => list.map((one) => new URL(one).origin));

const schema = z.object({
  WECOM_API_BASE: http.default('https://qyapi.weixin.qq.com'),
  WECOM_CORP_ID: word.optional(),
  WECOM_AGENT_ID: number(1, 99_999_999).optional(),
  WECOM_APP_SECRET: word.optional(),
  WECOM_APP_TOKEN: word.optional(),
  WECOM_APP_AES_KEY: aesKey.optional(),
  WECOM_APP_FORMAT: z.enum(['markdown', 'text']).default('markdown'),
  WECOM_BOT_ID: word.optional(),
  WECOM_BOT_SECRET: word.optional(),
  WECOM_BOT_WS_URL: url(/^wss?:$/).default('wss://openws.work.weixin.qq.com'),
  WECOM_BOT_TOKEN: word.optional(),
  WECOM_BOT_AES_KEY: aesKey.optional(),
  WECOM_BOT_RECEIVE_ID: z.string().default(''),
  WECOM_BOT_NAME: z.string().optional(),
  DINGTALK_API_BASE: http.default('https://api.dingtalk.com'),
  DINGTALK_OAPI_BASE: http.default('https://oapi.dingtalk.com'),
  DINGTALK_CLIENT_ID: word.optional(),
  DINGTALK_CLIENT_SECRET: word.optional(),
  DINGTALK_ROBOT_CODE: word.optional(),
  DINGTALK_CARD_TEMPLATE_ID: word.optional(),
  DINGTALK_CARD_KEY: word.default('content'),
  DINGTALK_STREAM: z.enum(['on', 'off']).default('on'),
  BOT_REPLY_ORIGINS: origins.optional(),
  BOT_REPLAY_WINDOW_SECONDS: number(0, 86_400).default(600),
  BOT_MAX_BODY_BYTES: number(1024, 16_777_216).default(262_144),
});

type Variables = z.infer<typeof schema>;

const EXPECTED: Record<string, string> = {
  WECOM_API_BASE: '以 http:// 或 https:// 开头的地址',
  DINGTALK_API_BASE: '以 http:// 或 https:// 开头的地址',
  DINGTALK_OAPI_BASE: '以 http:// 或 https:// 开头的地址',
  WECOM_BOT_WS_URL: '以 wss:// 或 ws:// 开头的地址',
  WECOM_AGENT_ID: '应用的 AgentId，一个整数',
  WECOM_APP_AES_KEY: '43 个英文字母或数字（管理后台里的 EncodingAESKey）',
  WECOM_BOT_AES_KEY: '43 个英文字母或数字（管理后台里的 EncodingAESKey）',
  WECOM_APP_FORMAT: 'markdown 或 text',
  DINGTALK_STREAM: 'on 或 off',
  BOT_REPLY_ORIGINS: '以逗号分隔的地址，每个以 http:// 或 https:// 开头，如 https://qyapi.weixin.qq.com',
  BOT_REPLAY_WINDOW_SECONDS: '0 至 86400 的整数，单位秒，0 表示不检查',
  BOT_MAX_BODY_BYTES: '1024 至 16777216 的整数，单位字节',
};

const NEEDED: { bot: BotName; variables: (keyof Variables)[] }[] = [
  { bot: '企业微信智能机器人（长连接）', variables: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'] },
  { bot: '企业微信智能机器人（回调）', variables: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'] },
  {
    bot: '企业微信自建应用',
    variables: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_APP_SECRET', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
  },
  { bot: '钉钉机器人', variables: ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET'] },
];

/** Adds to `problems` a line for each variable that cannot be used. No value is repeated: it may be a secret. */
export function readBots(given: Given, problems: string[]): BotsConfig | null {
  const parsed = schema.safeParse(trimmed(given));
  const names = new Set(parsed.error?.issues.map(({ path: [name] }) => String(name)));
  problems.push(...[...names].map((name) => `${name} 应为：${EXPECTED[name] ?? '不含空格的英文字母、数字和符号'}`));
  return parsed.success ? botsOf(parsed.data) : null;
}

function trimmed(given: Given): Given {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value?.trim()]));
}

function botsOf(variables: Variables): BotsConfig {
  return {
    ...aibotOf(variables),
    wecomApp: wecomAppOf(variables),
    dingtalk: dingtalkOf(variables),
    dingtalkStream: variables.DINGTALK_STREAM === 'on',
    replyOrigins:
      variables.BOT_REPLY_ORIGINS ??
      [variables.WECOM_API_BASE, variables.DINGTALK_OAPI_BASE].map((base) => new URL(base).origin),
    replayWindowSeconds: variables.BOT_REPLAY_WINDOW_SECONDS,
    maxBodyBytes: variables.BOT_MAX_BODY_BYTES,
    lacking: lackingOf(variables),
  };
}

function aibotOf(variables: Variables): Pick<BotsConfig, 'aibotSocket' | 'aibotCallback' | 'aibotId' | 'aibotName'> {
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL } = variables;
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: key, WECOM_BOT_RECEIVE_ID: receiveId } = variables;
  return {
    aibotSocket: botId && secret ? { botId, secret, url: WECOM_BOT_WS_URL } : null,
    aibotCallback: token && key ? { key: { token, aesKey: key, receiveId } } : null,
    aibotId: botId ?? null,
    aibotName: variables.WECOM_BOT_NAME ?? null,
  };
}

function wecomAppOf(variables: Variables): WecomAppConfig | null {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_APP_SECRET: secret } = variables;
  const { WECOM_APP_TOKEN: token, WECOM_APP_AES_KEY: key, WECOM_APP_FORMAT: format } = variables;
  if (!corpId || !agentId || !secret || !token || !key) return null;
  const apiBase = variables.WECOM_API_BASE;
  return { apiBase, corpId, agentId, secret, key: { token, aesKey: key, receiveId: corpId }, format };
}

function dingtalkOf(variables: Variables): DingtalkConfig | null {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = variables;
  if (!clientSecret) return null;
  const templateId = variables.DINGTALK_CARD_TEMPLATE_ID;
  return {
    apiBase: variables.DINGTALK_API_BASE,
    clientId: clientId ?? null,
    clientSecret,
    robotCode: variables.DINGTALK_ROBOT_CODE ?? null,
    card: templateId ? { templateId, key: variables.DINGTALK_CARD_KEY } : null,
  };
}

/** The callback's bot may be without an id, so an id alone starts nothing and lacks nothing there. */
function lackingOf(variables: Variables): BotsConfig['lacking'] {
  const hasCallback = variables.WECOM_BOT_TOKEN !== undefined && variables.WECOM_BOT_AES_KEY !== undefined;
  return NEEDED.flatMap(({ bot, variables: needed }) => {
    const missing = needed.filter((name) => variables[name] === undefined);
    const isUnused = missing.length === needed.length || missing.length === 0;
    const isIdOfCallback =
      bot === '企业微信智能机器人（长连接）' && hasCallback && variables.WECOM_BOT_SECRET === undefined;
    return isUnused || isIdOfCallback ? [] : [{ bot, variables: missing }];
  });
}

/**
 * The environment, read in this one file and documented in `.env.example`. All problems are reported at once.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from '@hono/zod-openapi';
import type { StoreLocation } from '#retrieval/store/database';
import { type AccessSettings, readAccess } from './access-config.ts';
import { readOrigins } from './allowed-origins.ts';
import { type BotsConfig, readBots } from './bot-config.ts';
import { dropBlankVariables } from './drop-blank-variables.ts';
import { type EmbeddingConfig, readEmbeddingConfig } from './embedding-config.ts';
import { type IndexConfig, readPlaces } from './index-config.ts';
import type { AnswerLabels } from './label-answer.ts';
import { type LogConfig, readLogConfig } from './log-config.ts';
import { readTelemetryConfig, type TelemetryConfig } from './telemetry-config.ts';

export interface Config {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** Absolute; only read. */
  plansDir: string;
  /** Absolute; everything that is written lies in it. */
  dataDir: string;
  index: IndexConfig;
  /** Origin without a closing slash, or null: links are then relative. */
  publicUrl: string | null;
  /** Null: the built-in answerer alone. */
  model: ModelConfig | null;
  /** Null: the search goes by words alone. */
  embedding: EmbeddingConfig | null;
  records: RecordsConfig;
  protection: AccessSettings;
  /** A key with every right, beside those of the file; null for none. */
  adminKey: string | null;
  labels: AnswerLabels;
  /** Origins of pages that may embed the widget. */
  allowedOrigins: string[];
  bots: BotsConfig;
  logs: LogConfig;
  /** Null: nothing is traced. */
  telemetry: TelemetryConfig | null;
}

export interface ModelConfig {
  id: string;
  /** Without a closing slash. */
  baseUrl: string;
  /** Null for a server that wants none. */
  apiKey: string | null;
  /** Longest silence of the model, before its first word and between two. */
  firstTokenMs: number;
  /** Of the whole answer, repairs and retries included. */
  totalMs: number;
}

export interface RecordsConfig {
  /** A bucket that several servers share; null for the file in DATA_DIR. */
  bucket: StoreLocation | null;
  retentionDays: number;
  /** False keeps questions, answers and comments out of the records. */
  keepTexts: boolean;
}

/** Where OpenAI's own interface is; any other address speaks a compatible one. */
export const OPENAI_URL = 'https://api.openai.com/v1';

/** Configuration that cannot be used; `problems` are Chinese lines, one a variable. No value is repeated: it may be a key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'invalid-config';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Environment has ${problems.length} problem(s): ${problems.join('; ')}`);
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;

const text = (fallback: string) => z.string().default(fallback);
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65535);
const publicUrl = z
  .string()
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === '';
  })
  .transform((value) => new URL(value).origin);

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);

/** One line under an answer. */
const label = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => Array.from(value).length <= 60 && !/\p{Cc}/u.test(value));

/** Read only when CHAT_MODEL is set. */
const modelSchema = z.object({
  OPENAI_BASE_URL: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    .transform((value) => value.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  OPENAI_API_KEY: z
    .string()
    .transform((key) => key.trim())
    // What a header cannot carry would come back in a fault's message, with the key in it.
    .refine((key) => /^[\x21-\x7e]+$/.test(key))
    .optional(),
  MODEL_FIRST_TOKEN_SECONDS: wholeNumber(1, 3600).default(20),
  MODEL_TOTAL_SECONDS: wholeNumber(1, 3600).default(90),
});

const environmentSchema = z.object({
  PORT: port.default(8787),
  HOST: text('127.0.0.1'),
  PLANS_DIR: text('seeds'),
  DATA_DIR: text('data'),
  LANCEDB_URI: z
    .string()
    .refine((uri) => !uri.includes('://') || /^(s3|db):\/\/[^/]/.test(uri))
    .optional(),
  PUBLIC_URL: publicUrl.optional(),
  ADMIN_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional(),
  RECORDS_URI: z
    .string()
    .regex(/^s3:\/\/[^/]+(?:\/[^?#]*)?$/)
    .optional(),
  RECORD_DAYS: wholeNumber(1, 36_500).default(180),
  RECORD_QUESTIONS: z.enum(['on', 'off']).default('on'),
  ALLOWED_ORIGINS: z
    .string()
    .refine((list) => readOrigins(list) !== null)
    .transform((list) => readOrigins(list) ?? [])
    .default([]),
  LABEL_EXTRACTIVE: label.default('原文摘录'),
  LABEL_MODEL: label.default('AI生成，以原文为准'),
});

const EXPECTED: Record<string, string> = {
  PORT: '0 至 65535 的整数',
  LANCEDB_URI: '一个文件夹，或 s3://桶名/路径，或 db://库名',
  PUBLIC_URL: '以 http:// 或 https:// 开头、不带路径的地址，如 https://plans.example.cn',
  ADMIN_KEY: '16 至 200 个英文字母、数字或符号，中间没有空格',
  RECORDS_URI: 's3://桶名/路径；记录只给一台服务器用时不设',
  RECORD_DAYS: '1 至 36500 的整数，单位天',
  RECORD_QUESTIONS: 'on 或 off',
  ALLOWED_ORIGINS: '以 http:// 或 https:// 开头、不带路径的地址，多个用逗号分开，如 https://portal.example.cn',
  LABEL_EXTRACTIVE: '一行文字，至多 60 字',
  LABEL_MODEL: '一行文字，至多 60 字',
  OPENAI_BASE_URL: '以 http:// 或 https:// 开头的地址，通常以 /v1 结尾，如 http://127.0.0.1:11434/v1',
  OPENAI_API_KEY: '只含英文字母、数字和符号的密钥，中间没有空格',
  MODEL_FIRST_TOKEN_SECONDS: '1 至 3600 的整数，单位秒',
  MODEL_TOTAL_SECONDS: '1 至 3600 的整数，单位秒',
};

/** Reads `.env` when there is one (the real environment wins), then the environment. Throws `ConfigError`. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  dropBlankVariables(process.env);
  return readConfig(process.env);
}

export function readConfig(environment: Environment): Config {
  // `NAME=` in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  const problems = problemsOf(parsed.error);
  const model = readModel(given, problems);
  const bots = readBots(given, problems);
  const plansDir = path.resolve(given.PLANS_DIR ?? 'seeds');
  const dataDir = path.resolve(given.DATA_DIR ?? 'data');
  const uri = given.LANCEDB_URI ?? path.join(dataDir, 'index');
  const lancedbUri = uri.includes('://') ? uri : path.resolve(uri);
  const uris = { index: lancedbUri, records: parsed.data?.RECORDS_URI ?? null };
  const { index, records: bucket } = readPlaces(uris, given, problems);
  const embedding = readEmbeddingConfig(given, problems);
  const logs = readLogConfig(given, problems);
  const telemetry = readTelemetryConfig(given, problems);
  const protection = readAccess(given, given.HOST ?? '127.0.0.1', problems);
  problems.push(...folderProblems({ PLANS_DIR: plansDir, DATA_DIR: dataDir, LANCEDB_URI: lancedbUri }));
  if (!parsed.success || !bots || !protection || !logs || problems.length > 0) throw new ConfigError(problems);
  const { PORT, HOST, PUBLIC_URL, RECORD_DAYS, RECORD_QUESTIONS, ADMIN_KEY } = parsed.data;
  const { LABEL_EXTRACTIVE, LABEL_MODEL, ALLOWED_ORIGINS } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    plansDir,
    dataDir,
    index: index ?? { uri: lancedbUri },
    embedding,
    publicUrl: PUBLIC_URL ?? null,
    model,
    records: { bucket, retentionDays: RECORD_DAYS, keepTexts: RECORD_QUESTIONS === 'on' },
    protection,
    adminKey: ADMIN_KEY ?? null,
    labels: { extractive: LABEL_EXTRACTIVE, model: LABEL_MODEL },
    allowedOrigins: ALLOWED_ORIGINS,
    bots,
    logs,
    telemetry,
  };
}

function problemsOf(error: z.ZodError | undefined): string[] {
  const names = new Set(error?.issues.map(({ path: [name] }) => String(name)));
  return [...names].map((name) => `${name} 应为：${EXPECTED[name] ?? '文字'}`);
}

/** Null when no model is wanted or when a problem was added. */
function readModel(given: Environment, problems: string[]): ModelConfig | null {
  const id = given.CHAT_MODEL?.trim();
  if (!id) return null;
  const parsed = modelSchema.safeParse(given);
  problems.push(...problemsOf(parsed.error));
  if (!given.OPENAI_BASE_URL && !given.OPENAI_API_KEY)
    problems.push('设了 CHAT_MODEL 时，OPENAI_BASE_URL 和 OPENAI_API_KEY 至少要设一个');
  if (!parsed.success) return null;
  const { OPENAI_BASE_URL, OPENAI_API_KEY, MODEL_FIRST_TOKEN_SECONDS, MODEL_TOTAL_SECONDS } = parsed.data;
  return {
    id,
    baseUrl: OPENAI_BASE_URL ?? OPENAI_URL,
    apiKey: OPENAI_API_KEY ?? null,
    firstTokenMs: MODEL_FIRST_TOKEN_SECONDS * 1000,
    totalMs: MODEL_TOTAL_SECONDS * 1000,
  };
}

/** The folder of plans must be there, and nothing may be written into it. */
function folderProblems(folders: { PLANS_DIR: string; DATA_DIR: string; LANCEDB_URI: string }): string[] {
  const problems: string[] = [];
  const { PLANS_DIR: plansDir } = folders;
  if (!statSync(plansDir, { throwIfNoEntry: false })?.isDirectory()) {
    problems.push('PLANS_DIR 应为：一个已有的文件夹，里面存放规划文件');
  }
  for (const name of ['DATA_DIR', 'LANCEDB_URI'] as const) {
    if (!folders[name].includes('://') && isInside(folders[name], plansDir)) {
      problems.push(`${name} 不能在 PLANS_DIR 里面，规划文件夹只读不写`);
    }
  }
  return problems;
}

function isInside(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
}

/** The folder in which the person typed `npm run …`; npm itself moves to the project's folder. */
export function callerFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

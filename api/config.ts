/**
 * The environment, read in this one file and documented in `.env.example`. All problems are reported at once.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from '@hono/zod-openapi';

export interface Config {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** Absolute; only read. */
  plansDir: string;
  /** Absolute; everything that is written lies in it. */
  dataDir: string;
  /** A folder, `s3://…` or `db://…`. */
  lancedbUri: string;
  /** Origin without a closing slash, or null: links are then relative. */
  publicUrl: string | null;
}

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
});

const EXPECTED: Record<string, string> = {
  PORT: '0 至 65535 的整数',
  LANCEDB_URI: '一个文件夹，或 s3://桶名/路径，或 db://库名',
  PUBLIC_URL: '以 http:// 或 https:// 开头、不带路径的地址，如 https://plans.example.cn',
};

/** Reads `.env` when there is one (the real environment wins), then the environment. Throws `ConfigError`. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

export function readConfig(environment: Environment): Config {
  // `NAME=` in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  const names = new Set(parsed.error?.issues.map(({ path: [name] }) => String(name)));
  const problems = [...names].map((name) => `${name} 应为：${EXPECTED[name] ?? '文字'}`);
  const plansDir = path.resolve(given.PLANS_DIR ?? 'seeds');
  const dataDir = path.resolve(given.DATA_DIR ?? 'data');
  const uri = given.LANCEDB_URI ?? path.join(dataDir, 'index');
  const lancedbUri = uri.includes('://') ? uri : path.resolve(uri);
  problems.push(...folderProblems({ PLANS_DIR: plansDir, DATA_DIR: dataDir, LANCEDB_URI: lancedbUri }));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { PORT, HOST, PUBLIC_URL } = parsed.data;
  return { port: PORT, host: HOST, plansDir, dataDir, lancedbUri, publicUrl: PUBLIC_URL ?? null };
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

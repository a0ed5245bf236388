/** What the log holds and in which form, from the environment. */
import { z } from 'zod';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogConfig {
  /** `json`: a line an event, for machines. `text`: words for whoever sits at the terminal. */
  format: 'json' | 'text';
  /** Lines below it are left out. */
  level: LogLevel;
  /** What must not stand in a line whatever else goes wrong: the keys, tokens and secrets of the environment. */
  secrets: string[];
}

type Environment = Record<string, string | undefined>;

const schema = z.object({
  LOG_FORMAT: z.enum(['json', 'text']).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

const EXPECTED: Record<string, string> = { LOG_FORMAT: 'json 或 text', LOG_LEVEL: 'debug、info、warn 或 error' };

/** Null when a problem was added. */
export function readLogConfig(given: Environment, problems: string[]): LogConfig | null {
  const parsed = schema.safeParse(given);
  for (const name of new Set(parsed.error?.issues.map(({ path: [first] }) => String(first))))
    problems.push(`${name} 应为：${EXPECTED[name]}`);
  if (!parsed.success) return null;
  const { LOG_FORMAT, LOG_LEVEL } = parsed.data;
  return {
    format: LOG_FORMAT ?? (process.stdout.isTTY ? 'text' : 'json'),
    level: LOG_LEVEL,
    secrets: secretsOf(given),
  };
}

const SECRET_NAME = /(?:^|_)(?:KEY|KEY_ID|SECRET|TOKEN|PASSWORD|HEADERS)$/;
/** Anything shorter is a word that also stands elsewhere. */
const LEAST_CHARACTERS = 8;

function secretsOf(given: Environment): string[] {
  return Object.entries(given).flatMap(([name, value = '']) =>
    SECRET_NAME.test(name) && value.trim().length >= LEAST_CHARACTERS ? [value.trim()] : [],
  );
}

/** `npm start -- keys …`: makes, lists and removes API keys. A running server goes by the change at once. */
import { parseArgs } from 'node:util';
import { type ApiKeys, openApiKeys } from '../access/api-keys.ts';
import { SCOPES, type Scope } from '../access/principal.ts';
import { asTyped } from '../as-typed.ts';
import { loadConfig } from '../config.ts';
import { printable } from '../ingest-progress.ts';
import { describeConfigFault, messageOf } from '../start-fault.ts';

const USAGE =
  asTyped(`用法：npm start -- keys add 名称 [--scope ask|ingest|metrics|admin]… [--days 天数]　　发一个密钥（默认只能提问，不过期）
      npm start -- keys list　　　　　　　　　　　　　　　　　　　　　　　　　列出
      npm start -- keys remove 编号　　　　　　　　　　　　　　　　　　　　　　停用，立即生效`);
const DAY_MS = 86_400_000;
const MAX_NAME_CHARACTERS = 60;

export interface Streams {
  output: { write(text: string): unknown };
  errors: { write(text: string): unknown };
}

/** The exit code. */
export function runKeys(words: string[], streams: Streams): number {
  try {
    const keys = openApiKeys(loadConfig().dataDir, Date.now);
    const code = run(words, keys, streams);
    if (code === 2) streams.errors.write(`${USAGE}\n`);
    return code;
  } catch (fault) {
    streams.errors.write(`${describeConfigFault(fault) ?? messageOf(fault)}\n`);
    return 1;
  }
}

function endOf(expiresAt: string | null): string {
  if (expiresAt === null) return '不过期';
  return `${expiresAt.slice(0, 10)} ${Date.parse(expiresAt) > Date.now() ? '到期' : '已过期，可停用'}`;
}

function run(words: string[], keys: ApiKeys, { output, errors }: Streams): number {
  const given = readCommandLine(words);
  if (given === null) return 2;
  const { action, name, scopes, days } = given;
  switch (action) {
    case 'add': {
      if (name === undefined || name.length > MAX_NAME_CHARACTERS) return 2;
      const expiresAt = days === null ? null : Date.now() + days * DAY_MS;
      const { key, id } = keys.add({ name, scopes, expiresAt });
      output.write(`${key}\n`);
      errors.write(`已发密钥 ${id}（${printable(name)}，${scopes.join('、')}）。密钥只显示这一次，请立即保存。\n`);
      return 0;
    }
    case 'list':
      for (const { id, name: of, scopes: may, createdAt, expiresAt } of keys.list())
        output.write(
          `${id}　${may.join('、')}　${printable(of)}　${createdAt.slice(0, 10)} 发放　${endOf(expiresAt)}\n`,
        );
      return 0;
    case 'remove': {
      const removed = name !== undefined && keys.remove(name);
      errors.write(removed ? `已停用 ${name}\n` : '没有这个编号的密钥\n');
      return removed ? 0 : 1;
    }
    default:
      return 2;
  }
}

interface CommandLine {
  action: string | undefined;
  name: string | undefined;
  scopes: Scope[];
  days: number | null;
}

function readCommandLine(words: string[]): CommandLine | null {
  try {
    const options = { scope: { type: 'string', multiple: true }, days: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [action, name, ...rest] = positionals;
    const asked = values.scope ?? ['ask'];
    const scopes = SCOPES.filter((scope) => asked.includes(scope));
    const daysAreFine = values.days === undefined || /^[1-9]\d{0,3}$/.test(values.days);
    if (rest.length > 0 || scopes.length !== new Set(asked).size || !daysAreFine) return null;
    return { action, name, scopes, days: values.days === undefined ? null : Number(values.days) };
  } catch {
    // An option that does not exist: the usage says how it is done.
    return null;
  }
}

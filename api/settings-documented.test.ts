import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from './config.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Set by npm, and by tools for packages; nobody sets them for this program. */
const NOT_OURS = new Set(['INIT_CWD', 'NODE_ENV']);

/** Read by OpenTelemetry's own exporter. */
const READ_BY_PACKAGES = ['OTEL_EXPORTER_OTLP_HEADERS'];

/** What the code reads: the keys of the schemas in the files of settings, and what is asked of the environment directly. */
function variablesRead(): Set<string> {
  const sources = globSync('{api,retrieval,deploy}/**/*.ts', { cwd: ROOT }).filter(
    // The Worker at the edge has bindings of its own (wrangler.toml).
    (file) => !/\.test\.ts$|__fixtures__|^api\/(?:edge\/|worker)/.test(file),
  );
  const names = sources.flatMap((file) => {
    const asked = read(file).matchAll(/\b(?:given|environment|process\.env)\.([A-Z][A-Z0-9_]+)/g);
    const keys = /config\.ts$/.test(file) ? read(file).matchAll(/(?<!const )\b([A-Z][A-Z0-9_]+): /g) : [];
    return [...asked, ...keys].map(([, name = '']) => name);
  });
  return new Set([...names.filter((name) => !NOT_OURS.has(name)), ...READ_BY_PACKAGES]);
}

interface Row {
  name: string;
  fallback: string;
  values: string;
}

const rows: Row[] = [...read('docs/configuration.md').matchAll(/^\| `([A-Z0-9_]+)` \| (.+?) \| (.+?) \| .+ \|$/gm)].map(
  ([, name = '', fallback = '', values = '']) => ({ name, fallback, values }),
);

const plans = mkdtempSync(path.join(tmpdir(), 'plans-settings-'));
/** Everything that can be switched on, so that every default is used. */
const EVERYTHING = {
  PLANS_DIR: plans,
  ACCESS: 'oidc',
  OIDC_ISSUER: 'issuer',
  OIDC_AUDIENCE: 'audience',
  OIDC_JWKS_URL: 'https://login.test/keys',
  CHAT_MODEL: 'model',
  OPENAI_API_KEY: 'key',
  EMBEDDING_MODEL: 'vectors',
  LANCEDB_URI: 's3://bucket/plans',
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'secret',
  WECOM_BOT_ID: 'bot',
  WECOM_BOT_SECRET: 'secret',
  WECOM_CORP_ID: 'corp',
  WECOM_AGENT_ID: '1',
  WECOM_APP_SECRET: 'secret',
  WECOM_APP_TOKEN: 'token',
  WECOM_APP_AES_KEY: 'a'.repeat(43),
  DINGTALK_CLIENT_ID: 'client',
  DINGTALK_CLIENT_SECRET: 'secret',
  DINGTALK_CARD_TEMPLATE_ID: 'template',
};

function configOf(given: Record<string, string>): Config | string[] {
  try {
    return readConfig({ ...EVERYTHING, ...given });
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.problems;
    throw fault;
  }
}

describe('docs/configuration.md', () => {
  it('has one row for each variable that the program reads, and no others', () => {
    const expected = [...variablesRead()].sort();
    expect(expected).toEqual(expect.arrayContaining(['PORT', 'CHAT_MODEL', 'AWS_REGION', 'LIMIT_PER_KEY']));
    expect(rows.map(({ name }) => name).sort()).toEqual(expected);
  });

  it('names the defaults that hold', () => {
    const fallbacks = rows.flatMap(({ name, fallback }) => {
      const [, value] = /^`([^`]+)`$/.exec(fallback) ?? [];
      return value === undefined || name === 'PLANS_DIR' ? [] : [[name, value]];
    });
    const usual = configOf({});
    expect(usual).toHaveProperty('model.firstTokenMs', 20_000);
    for (const [name = '', value = ''] of fallbacks) expect(configOf({ [name]: value }), name).toEqual(usual);
  });

  it('names the ranges that hold', () => {
    const ranges = rows.flatMap(({ name, values }) => {
      const [, least, most] = /(\d+)–(\d+)/.exec(values) ?? [];
      return least === undefined || most === undefined ? [] : [{ name, least: Number(least), most: Number(most) }];
    });
    expect(ranges.map(({ name }) => name)).toEqual(expect.arrayContaining(['PORT', 'RECORD_DAYS']));
    for (const { name, least, most } of ranges) {
      for (const value of [least, most]) expect(configOf({ [name]: String(value) }), name).not.toBeInstanceOf(Array);
      for (const value of [least - 1, most + 1])
        expect(configOf({ [name]: String(value) }), name).toEqual([expect.stringMatching(`^${name} 应为`)]);
    }
  });
});

describe('.env.example', () => {
  it('names each variable that the program reads, once', () => {
    const names = [...read('.env.example').matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name = '']) => name);
    expect(names.filter((name, at) => name !== 'ACCESS' && names.indexOf(name) !== at)).toEqual([]);
    expect([...new Set(names)].sort()).toEqual([...variablesRead()].sort());
  });

  it('gives the default of the documentation where it gives a value', () => {
    const documented = new Map(rows.map(({ name, fallback }) => [name, fallback]));
    for (const [, name = '', value = ''] of read('.env.example').matchAll(/^# ([A-Z0-9_]+)=(.+)$/gm)) {
      const fallback = documented.get(name) ?? '';
      if (/^`[^`]+`$/.test(fallback)) expect(fallback, name).toBe(`\`${value}\``);
    }
  });
});

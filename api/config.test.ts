import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const root = mkdtempSync(path.join(tmpdir(), 'plans-config-'));
const plans = path.join(root, 'plans');
mkdirSync(plans);

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig({ PLANS_DIR: plans, ...environment });
    return [];
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.problems;
    throw fault;
  }
}

describe('readConfig', () => {
  it('has defaults for everything but the folder of plans in this test', () => {
    expect(readConfig({ PLANS_DIR: plans })).toEqual({
      port: 8787,
      host: '127.0.0.1',
      protection: {
        access: { kind: 'open' },
        limits: { perAddress: null, perKey: null, concurrent: null },
        proxies: '127.0.0.1,::1',
        edgeSecret: null,
        widgetSecret: null,
        hosts: [],
        isPrivate: true,
      },
      plansDir: plans,
      dataDir: path.resolve('data'),
      index: { uri: path.resolve('data/index') },
      adminKey: null,
      embedding: null,
      publicUrl: null,
      model: null,
      records: { bucket: null, retentionDays: 180, keepTexts: true },
      telemetry: null,
      logs: { level: 'info', format: 'json', secrets: [] },
      labels: { extractive: '原文摘录', model: 'AI生成，以原文为准' },
      allowedOrigins: [],
      bots: {
        aibotSocket: null,
        aibotCallback: null,
        aibotId: null,
        aibotName: null,
        wecomApp: null,
        dingtalk: null,
        dingtalkStream: true,
        replyOrigins: ['https://qyapi.weixin.qq.com', 'https://oapi.dingtalk.com'],
        replayWindowSeconds: 600,
        maxBodyBytes: 262_144,
        lacking: [],
      },
    });
  });

  it('is private while nobody beyond this machine was thought of', () => {
    const isPrivate = (environment: Record<string, string>): boolean =>
      readConfig({ PLANS_DIR: plans, ...environment }).protection.isPrivate;
    expect(isPrivate({ ACCESS: 'open', HOST: 'localhost' })).toBe(true);
    expect(isPrivate({ ACCESS: 'keys' })).toBe(false);
    expect(isPrivate({ ACCESS: 'open', HOST: '0.0.0.0' })).toBe(false);
    expect(isPrivate({ PUBLIC_URL: 'https://plans.example.cn' })).toBe(false);
  });

  it('has no model without CHAT_MODEL, whatever else is set', () => {
    const rest = { OPENAI_BASE_URL: 'nonsense', OPENAI_API_KEY: 'a b', MODEL_TOTAL_SECONDS: 'x' };
    expect(readConfig({ PLANS_DIR: plans, ...rest }).model).toBeNull();
  });

  it('takes a model with an address, a key or both', () => {
    const withAddress = { PLANS_DIR: plans, CHAT_MODEL: 'qwen3', OPENAI_BASE_URL: 'http://10.0.0.5:8000/v1/' };
    expect(readConfig(withAddress).model).toEqual({
      id: 'qwen3',
      baseUrl: 'http://10.0.0.5:8000/v1',
      apiKey: null,
      firstTokenMs: 20_000,
      totalMs: 90_000,
    });
    const withKey = { PLANS_DIR: plans, CHAT_MODEL: 'gpt', OPENAI_API_KEY: 'secret', MODEL_TOTAL_SECONDS: '30' };
    expect(readConfig(withKey).model).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'secret',
      totalMs: 30_000,
    });
  });

  it('reports what is wrong with the model together with the rest, and no key', () => {
    const wrong = { CHAT_MODEL: 'm', PORT: 'x', OPENAI_BASE_URL: 'ftp://a', OPENAI_API_KEY: '密钥secret' };
    const problems = problemsOf({ ...wrong, RECORD_DAYS: '0', RECORD_QUESTIONS: 'no' });
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'RECORD_DAYS',
      'RECORD_QUESTIONS',
      'OPENAI_BASE_URL',
      'OPENAI_API_KEY',
    ]);
    expect(problems.join()).not.toContain('secret');
    expect(problemsOf({ CHAT_MODEL: 'm' })).toEqual([
      '设了 CHAT_MODEL 时，OPENAI_BASE_URL 和 OPENAI_API_KEY 至少要设一个',
    ]);
  });

  it('reads the embedding model, and gives the key of the chat model to its own server alone', () => {
    const of = (given: Record<string, string>) =>
      readConfig({ PLANS_DIR: plans, EMBEDDING_MODEL: 'm', ...given }).embedding;
    expect(of({ OPENAI_API_KEY: 'chat' })).toEqual({ id: 'm', baseUrl: 'https://api.openai.com/v1', apiKey: 'chat' });
    expect(of({ OPENAI_BASE_URL: 'http://models.test/v1/', OPENAI_API_KEY: 'chat' })).toEqual({
      id: 'm',
      baseUrl: 'http://models.test/v1',
      apiKey: 'chat',
    });
    const elsewhere = { OPENAI_API_KEY: 'chat', EMBEDDING_BASE_URL: 'http://vectors.test/v1' };
    expect(of(elsewhere)?.apiKey).toBeNull();
    expect(of({ ...elsewhere, EMBEDDING_API_KEY: 'own' })?.apiKey).toBe('own');
    expect(problemsOf({ EMBEDDING_MODEL: 'm' })).toEqual([
      '设了 EMBEDDING_MODEL 时，EMBEDDING_BASE_URL 和 EMBEDDING_API_KEY 至少要设一个',
    ]);
    expect(readConfig({ PLANS_DIR: plans, EMBEDDING_BASE_URL: 'nowhere' }).embedding).toBeNull();
  });

  it('takes an empty value as not set', () => {
    expect(readConfig({ PLANS_DIR: plans, PORT: '', PUBLIC_URL: ' ' })).toMatchObject({ port: 8787, publicUrl: null });
  });

  it('keeps an object store as it is and resolves a folder', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
    const store = { PLANS_DIR: plans, LANCEDB_URI: 's3://bucket/plans', ...keys };
    expect(readConfig(store).index).toEqual({
      uri: 's3://bucket/plans',
      storageOptions: { region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' },
    });
    expect(readConfig({ ...store, AWS_ENDPOINT: 'http://127.0.0.1:9000/', AWS_REGION: 'auto' }).index).toEqual({
      uri: 's3://bucket/plans',
      storageOptions: {
        region: 'auto',
        accessKeyId: 'id',
        secretAccessKey: 'secret',
        endpoint: 'http://127.0.0.1:9000',
        allowHttp: 'true',
      },
    });
    expect(
      problemsOf({ LANCEDB_URI: 's3://bucket', AWS_ENDPOINT: 'minio:9000' }).map((line) => line.split(' ')[0]),
    ).toEqual(['AWS_ENDPOINT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
    const service = { PLANS_DIR: plans, LANCEDB_URI: 'db://plans', LANCEDB_API_KEY: 'key' };
    expect(readConfig({ ...service, LANCEDB_HOST: 'https://lancedb.test/' }).index).toEqual({
      uri: 'db://plans',
      remote: { apiKey: 'key', host: 'https://lancedb.test' },
    });
    expect(problemsOf({ LANCEDB_URI: 'db://plans' })).toEqual([expect.stringMatching(/^LANCEDB_API_KEY 应为/)]);
    expect(readConfig({ PLANS_DIR: plans, DATA_DIR: root }).index.uri).toBe(path.join(root, 'index'));
    expect(readConfig({ PLANS_DIR: plans, PUBLIC_URL: 'https://plans.example.cn/' }).publicUrl).toBe(
      'https://plans.example.cn',
    );
  });

  it('has records in a bucket of their own, with the keys of the index, or without an index in one', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
    const bucket = {
      uri: 's3://bucket/records',
      storageOptions: { region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' },
    };
    const records = { PLANS_DIR: plans, RECORDS_URI: 's3://bucket/records', ...keys };
    expect(readConfig({ ...records, LANCEDB_URI: 's3://bucket/plans' })).toMatchObject({
      index: { uri: 's3://bucket/plans' },
      records: { bucket, retentionDays: 180 },
    });
    expect(readConfig({ ...records, LANCEDB_URI: 'db://plans', LANCEDB_API_KEY: 'key' })).toMatchObject({
      index: { uri: 'db://plans', remote: { apiKey: 'key' } },
      records: { bucket },
    });
    expect(readConfig({ PLANS_DIR: plans, LANCEDB_URI: 's3://bucket/plans', ...keys }).records.bucket).toBeNull();
    expect(problemsOf({ RECORDS_URI: 's3://bucket' }).map((line) => line.split(' ')[0])).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
    ]);
    for (const uri of ['/srv/records', 's3:///x', 'db://x', 's3://bucket/x?y'])
      expect(problemsOf({ RECORDS_URI: uri, ...keys })).toEqual([expect.stringMatching(/^RECORDS_URI 应为：s3:/)]);
  });

  it('reports all problems at once and repeats no value', () => {
    const problems = problemsOf({
      PORT: '99999',
      LANCEDB_URI: 'http://secret-host/x',
      PUBLIC_URL: 'plans.example.cn/secret',
      PLANS_DIR: path.join(root, 'absent'),
    });
    expect(problems.map((line) => line.split(' ')[0])).toEqual(['PORT', 'LANCEDB_URI', 'PUBLIC_URL', 'PLANS_DIR']);
    expect(problems.join()).not.toMatch(/secret|99999/);
  });

  it.each(['-1', '80a', '65536', '8.5'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toEqual(['PORT 应为：0 至 65535 的整数']);
  });

  it('never lets anything be written into the folder of plans', () => {
    expect(problemsOf({ DATA_DIR: path.join(plans, 'data') })).toEqual([
      'DATA_DIR 不能在 PLANS_DIR 里面，规划文件夹只读不写',
      'LANCEDB_URI 不能在 PLANS_DIR 里面，规划文件夹只读不写',
    ]);
    expect(problemsOf({ DATA_DIR: `${plans}-data` })).toEqual([]);
    expect(problemsOf({ DATA_DIR: `${root}/plans/..data` })).toHaveLength(2);
  });

  it('does not start for others without being told who may use it', () => {
    const problems = (environment: Record<string, string>): string[] => {
      try {
        readConfig({ PLANS_DIR: plans, ...environment });
        return [];
      } catch (fault) {
        return fault instanceof ConfigError ? fault.problems : [String(fault)];
      }
    };
    for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'plans.example.cn'])
      expect(problems({ HOST }), HOST).toEqual([expect.stringContaining('ACCESS')]);
    for (const HOST of ['127.0.0.1', '::1', 'localhost', '127.9.9.9']) expect(problems({ HOST }), HOST).toEqual([]);
    expect(problems({ HOST: '0.0.0.0', ACCESS: 'open' })).toEqual([]);
    expect(problems({ ACCESS: 'password' })).toEqual([expect.stringContaining('ACCESS 应为')]);
    expect(problems({ ACCESS: 'oidc', OIDC_JWKS_URL: 'file:///keys' }).map((line) => line.split(' ')[0])).toEqual([
      'OIDC_ISSUER',
      'OIDC_AUDIENCE',
      'OIDC_JWKS_URL',
    ]);
    expect(problems({ LIMIT_PER_KEY: '-1', TRUSTED_PROXIES: '10.0.0.0/33' })).toHaveLength(2);
    expect(problems({ WIDGET_SECRET: 'x'.repeat(31), ALLOWED_HOSTS: 'https://plans.example.cn' })).toEqual([
      'WIDGET_SECRET 应为：32 至 200 个英文字母、数字或符号，中间没有空格',
      'ALLOWED_HOSTS 应为：主机名，不带协议和端口，多个用逗号分开，如 plans.example.cn,10.0.0.8',
    ]);
    const { limits } = readConfig({ PLANS_DIR: plans, HOST: '0.0.0.0', ACCESS: 'keys', LIMIT_PER_KEY: '0' }).protection;
    expect(limits).toEqual({ perAddress: 600, perKey: null, concurrent: 32 });
  });
});

import { describe, expect, it } from 'vitest';
import { askingAs } from './asking.ts';
import { openLog, type WriteLine } from './log.ts';
import { type LogConfig, readLogConfig } from './log-config.ts';
import { faultLine } from './log-line.ts';

function logOf(config: Partial<LogConfig> = {}): { log: WriteLine; out: string[]; errors: string[] } {
  const out: string[] = [];
  const errors: string[] = [];
  const sinks = { out: (text: string) => out.push(text), errors: (text: string) => errors.push(text) };
  return { log: openLog({ format: 'json', level: 'info', secrets: [], ...config }, sinks), out, errors };
}

describe('openLog', () => {
  it('writes JSON, a line each, with the time and the request that it belongs to', () => {
    const { log, out } = logOf();
    const asking = { requestId: 'r-1', channel: 'chat', traceId: '4bf92f3577b34da6a3ce929d0e0e4736', answer: null };
    askingAs(asking, () => log(faultLine('model', new Error('two\nlines'))));
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(out[0] ?? '')).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: 'fault',
      where: 'model',
      requestId: 'r-1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      fault: { name: 'Error', message: 'two\nlines' },
    });
  });

  it('leaves out what is below its level', () => {
    for (const format of ['json', 'text'] as const) {
      const { log, out, errors } = logOf({ format, level: 'warn' });
      log({ level: 'info', event: 'ready', message: '已就绪' });
      log({ level: 'warn', event: 'request', status: 503 });
      expect([...out, ...errors]).toHaveLength(1);
    }
  });

  it('speaks to people in words, and of faults on standard error', () => {
    const { log, out, errors } = logOf({ format: 'text' });
    log({ level: 'info', event: 'ready', url: 'http://127.0.0.1:1', message: '已就绪，请打开 http://127.0.0.1:1 ' });
    log({ level: 'info', event: 'request', requestId: 'r-1', method: 'GET', route: '/', status: 200, ms: 3 });
    log(faultLine('records', new Error('disk full', { cause: new Error('ENOSPC') })));
    expect(out).toEqual([
      '已就绪，请打开 http://127.0.0.1:1 \n',
      'request requestId=r-1 method=GET route=/ status=200 ms=3\n',
    ]);
    expect(errors).toEqual(['fault where=records fault={"name":"Error","message":"disk full","causes":["ENOSPC"]}\n']);
  });

  it('passes no secret on, also when a fault repeats it and JSON writes it differently', () => {
    const secrets = ['sk-"quoted"\\key', 'sk-plain-key'];
    for (const format of ['json', 'text'] as const) {
      const { log, out, errors } = logOf({ format, secrets });
      log(faultLine('model', new Error('Incorrect key sk-"quoted"\\key', { cause: new Error('sk-plain-key') })));
      const written = [...out, ...errors].join('');
      expect(written).toContain('Incorrect key [removed]');
      expect(written).not.toMatch(/quoted|plain-key/);
    }
  });
});

describe('readLogConfig', () => {
  it('takes every secret of the environment by its name, and nothing else', () => {
    const config = readLogConfig(
      {
        OPENAI_API_KEY: 'sk-model-key',
        AWS_SECRET_ACCESS_KEY: 'aws-secret-key',
        AWS_ACCESS_KEY_ID: 'aws-key-id',
        AWS_SESSION_TOKEN: 'aws-session',
        WECOM_BOT_SECRET: 'wecom-secret',
        WECOM_BOT_TOKEN: 'wecom-token',
        DINGTALK_CLIENT_SECRET: 'dingtalk-secret',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer x',
        DINGTALK_CARD_KEY: 'content',
        MODEL_FIRST_TOKEN_SECONDS: '20000000',
        PLANS_DIR: '/srv/plans',
      },
      [],
    );
    expect(config?.secrets).toEqual([
      'sk-model-key',
      'aws-secret-key',
      'aws-key-id',
      'aws-session',
      'wecom-secret',
      'wecom-token',
      'dingtalk-secret',
      'authorization=Bearer x',
    ]);
  });

  it('names what it expects', () => {
    const problems: string[] = [];
    expect(readLogConfig({ LOG_FORMAT: 'xml', LOG_LEVEL: 'loud' }, problems)).toBeNull();
    expect(problems).toEqual(['LOG_FORMAT 应为：json 或 text', 'LOG_LEVEL 应为：debug、info、warn 或 error']);
  });
});

/** The app over the fixture's store and answer, and what its tests share. */
import { expect } from 'vitest';
import { type AppOptions, createApp } from '../app.ts';
import type { LogLine } from '../log-line.ts';
import { createMetrics } from '../metrics.ts';
import { sqliteRecords } from '../records/sqlite-records.ts';
import { steadyClock } from '../steady-clock.ts';
import { smallAnswer } from './small-answer.ts';
import { smallStore } from './small-store.ts';

const page = {
  bytes: new TextEncoder().encode('<!doctype html><title>页</title>'),
  contentType: 'text/html; charset=utf-8',
};
const script = { bytes: new TextEncoder().encode('0'), contentType: 'text/javascript; charset=utf-8' };
const webFiles = new Map([
  ['/widget.js', script],
  ['/index.html', page],
  ['/read.html', page],
  ['/assets/page-1a2b.js', script],
]);

export function buildApp(options: Partial<AppOptions> = {}): { app: ReturnType<typeof createApp>; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const store = smallStore();
  const app = createApp({
    store: () => store,
    answer: smallAnswer,
    records: sqliteRecords({
      file: ':memory:',
      retentionDays: 1,
      clock: steadyClock({ now: () => 1_700_000_000_000 }),
    }),
    keepTexts: true,
    webFiles: () => webFiles,
    log: (line) => lines.push(line),
    now: () => 1_700_000_000_000,
    elapsed: () => 0,
    publicUrl: null,
    metrics: createMetrics(),
    ...options,
  });
  return { app, lines };
}

export function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request(`http://plans.test${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export async function expectProblem(response: Response, status: number): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
  expect(body.detail).toMatch(/[\u4e00-\u9fff]/);
  return body;
}

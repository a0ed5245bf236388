/** The real app over the fixture's store, with the built page, on a free port of this machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { build } from 'vite';
import { smallAnswer } from '../../api/__fixtures__/small-answer.ts';
import { smallStore } from '../../api/__fixtures__/small-store.ts';
import type { Answer } from '../../api/answering.ts';
import { createApp } from '../../api/app.ts';
import type { AskRequest } from '../../api/contract.ts';
import { sqliteRecords } from '../../api/records/sqlite-records.ts';
import { loadWebFiles } from '../../api/web-files.ts';

export interface ServedPage {
  url: string;
  /** What reached `/api/ask`, in order. */
  asked: AskRequest[];
  /** Switches between an open index and one that is still being built. */
  setReady(ready: boolean): void;
  close(): Promise<void>;
}

const ROOT = path.join(import.meta.dirname, '../..');

export async function servePage({ answer = smallAnswer }: { answer?: Answer } = {}): Promise<ServedPage> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'plans-page-'));
  await build({ configFile: path.join(ROOT, 'vite.config.ts'), logLevel: 'error', build: { outDir } });
  const webFiles = await loadWebFiles(outDir);
  await rm(outDir, { recursive: true });
  const asked: AskRequest[] = [];
  const store = smallStore();
  let ready = true;
  const app = createApp({
    store: () => (ready ? store : null),
    answer: (from, request, signal) => {
      asked.push(request);
      return answer(from, request, signal);
    },
    records: sqliteRecords({ file: ':memory:', retentionDays: 1, now: Date.now }),
    keepTexts: true,
    webFiles: () => webFiles,
    log: () => {},
    now: Date.now,
    publicUrl: null,
  });
  const { promise: url, resolve } = Promise.withResolvers<string>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
    resolve(`http://127.0.0.1:${port}`);
  });
  return {
    url: await url,
    asked,
    setReady: (now) => {
      ready = now;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

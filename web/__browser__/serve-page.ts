/** The real app over the fixture's store, with the built page, on a free port of this machine. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { smallAnswer } from '../../api/__fixtures__/small-answer.ts';
import { smallStore } from '../../api/__fixtures__/small-store.ts';
import { type AppOptions, createApp } from '../../api/app.ts';
import { buildPages, fingerprintOf } from '../../api/build-web.ts';
import type { AskRequest } from '../../api/contract.ts';
import { sqliteRecords } from '../../api/records/sqlite-records.ts';
import { steadyClock } from '../../api/steady-clock.ts';
import { loadWebFiles, type WebFiles } from '../../api/web-files.ts';

export interface ServedPage {
  url: string;
  /** What was asked, in order. */
  asked: AskRequest[];
  /** Switches between an open index and one that is still being built. */
  setReady(ready: boolean): void;
  /** Cuts every connection and listens no more; `revive` listens at the same address again. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  close(): Promise<void>;
}

const ROOT = path.join(import.meta.dirname, '../..');

/** The page as `npm start` builds it: once for all test files, in a folder of its own that is put in place whole. */
export async function buildPage(): Promise<WebFiles> {
  const cache = path.join(ROOT, '.cache');
  const folder = path.join(cache, `page-${(await fingerprintOf(ROOT)).slice(0, 16)}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const fresh = await mkdtemp(`${folder}-`);
    await buildPages(ROOT, fresh);
    // Another test file was quicker.
    await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  }
  return loadWebFiles(folder);
}

export async function servePage(webFiles: WebFiles, options: Partial<AppOptions> = {}): Promise<ServedPage> {
  const asked: AskRequest[] = [];
  const store = smallStore();
  const answer = options.answer ?? smallAnswer;
  let ready = true;
  const app = createApp({
    store: () => store,
    records: sqliteRecords({ file: ':memory:', retentionDays: 1, clock: steadyClock() }),
    keepTexts: true,
    webFiles: () => webFiles,
    log: () => {},
    now: Date.now,
    elapsed: () => performance.now(),
    publicUrl: null,
    ...options,
    answer: (from, request, signal) => {
      asked.push(request);
      return answer(from, request, signal);
    },
    ...(options.store ? {} : { store: () => (ready ? store : null) }),
  });
  const listen = (port: number): Promise<Server> => {
    const { promise, resolve } = Promise.withResolvers<Server>();
    // Without options `serve` makes a server of HTTP/1.
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(server as Server));
    return promise;
  };
  let server = await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    setReady: (now) => {
      ready = now;
    },
    kill: close,
    revive: async () => {
      server = await listen(port);
    },
    close,
  };
}

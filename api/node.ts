/**
 * The server on Node. It listens at once; the page and the index are built or opened behind it,
 * and `/readyz` says when they are there.
 */
import './require-node.ts';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { StoreHandle } from '#retrieval/store/store-handle';
import { describeProtection, openProtection } from './access/open-protection.ts';
import { openAnswering } from './answering.ts';
import { createApp } from './app.ts';
import type { Bots } from './bots/start-bots.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import { buildWeb } from './build-web.ts';
import { type Config, loadConfig } from './config.ts';
import { ingestInProcess } from './ingest-in-process.ts';
import { type IngestJobs, openIngestJobs } from './ingest-jobs.ts';
import { createMetrics } from './metrics.ts';
import { describeBots, openBots } from './open-bots.ts';
import { type Embedding, embeddingStateOf, openEmbedding } from './open-embedding.ts';
import { openIndex } from './open-index.ts';
import type { RecordStore } from './records/record-store.ts';
import {
  describeConfigFault,
  describeFaultLine,
  describeIndexFault,
  describeStartFault,
  messageOf,
} from './start-fault.ts';
import { embedTag, loadWebFiles, type WebFiles } from './web-files.ts';

const PROJECT_FOLDER = path.dirname(import.meta.dirname);
/** Time that running requests have to finish after a stop signal. */
const GRACE_MS = 10_000;

/** How often the server looks whether `npm run ingest` has built a newer index. */
const REFRESH_MS = 5_000;

interface State {
  index: StoreHandle | null;
  webFiles: WebFiles | null;
  records: RecordStore | null;
  bots: Bots | null;
  ingestJobs: IngestJobs | null;
  embedding: Embedding | null;
}

const state: State = { index: null, webFiles: null, records: null, bots: null, ingestJobs: null, embedding: null };
/** Bots that are asked earlier wait for it. */
const indexOpened = Promise.withResolvers<void>();

const [word, ...words] = process.argv.slice(2);
if (word === 'keys') process.exitCode = await keysCommand(words);
else await start();

async function keysCommand(given: string[]): Promise<number> {
  const { runKeys } = await import('./commands/keys.ts');
  return runKeys(given, { output: process.stdout, errors: process.stderr });
}

async function start(): Promise<void> {
  const config = configOrExit();
  state.embedding = openEmbedding(config, sayEmbeddingChanged);
  const server = await listen(config).catch((fault: unknown) => exitWith(describeStartFault(fault, config)));
  stopOnSignals(server);
  const url = config.publicUrl ?? urlOf(server, config);
  process.stdout.write(`规划问答已启动： ${url} ，正在准备页面和索引…\n`);
  for (const line of [...describeProtection(config), ...describeBots(config)]) process.stdout.write(`${line}\n`);
  await Promise.all([preparePage(), prepareIndex(config)]);
  if (config.allowedOrigins.length > 0) sayHowToEmbed(url);
  state.bots?.connect();
  process.stdout.write(`已就绪，请打开 ${url} \n`);
}

function sayEmbeddingChanged(fault: unknown): void {
  const line = fault === null ? '向量模型恢复，检索重新结合语义。' : '向量模型不可用，检索暂时只靠字词。';
  process.stdout.write(`${line}\n`);
  if (fault !== null) process.stderr.write(`${describeFaultLine(fault)}\n`);
}

function configOrExit(): Config {
  try {
    return loadConfig();
  } catch (fault) {
    return exitWith(describeConfigFault(fault) ?? messageOf(fault));
  }
}

function listen(config: Config): Promise<ServerType> {
  const { host, port, publicUrl } = config;
  const onFault = (fault: unknown): void => void process.stderr.write(`${describeFaultLine(fault)}\n`);
  const { embedding } = state;
  const { answer, records } = openAnswering({ config, onFault, embedding });
  state.records = records;
  const store = (): PlanStore | null => state.index?.current() ?? null;
  const metrics = createMetrics();
  const log = (line: object): void => void process.stderr.write(`${JSON.stringify(line)}\n`);
  const bots = openBots({ config, store, answer, records, metrics, ready: indexOpened.promise, log });
  state.bots = bots;
  const app = createApp({
    store,
    answer,
    records,
    metrics,
    botRoutes: bots.routes,
    keepTexts: config.records.keepTexts,
    webFiles: () => state.webFiles,
    // Lines for people go to stdout, lines for machines to stderr.
    log,
    now: Date.now,
    publicUrl,
    allowedOrigins: config.allowedOrigins,
    protection: openProtection(config),
    ingestJobs: () => state.ingestJobs,
    embeddingState: (store) => embeddingStateOf(embedding, store),
  });
  const { promise, resolve, reject } = Promise.withResolvers<ServerType>();
  const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
  server.once('error', reject);
  server.on('clientError', answerBrokenRequest);
  return promise;
}

function urlOf(server: ServerType, { host, port }: Config): string {
  const address = server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  const shown = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${actualPort}`;
}

/** Without a page the interface still serves, so a failed build is reported and not fatal. */
async function preparePage(): Promise<void> {
  try {
    const { folder, rebuilt } = await buildWeb(PROJECT_FOLDER);
    state.webFiles = await loadWebFiles(folder);
    if (rebuilt) process.stdout.write('页面已构建\n');
  } catch (fault) {
    process.stdout.write(`页面构建失败，接口仍可使用：${messageOf(fault)}\n`);
  }
}

/** The tag with the integrity of this very build, for those who write it into their portal. */
function sayHowToEmbed(url: string): void {
  const tag = state.webFiles ? embedTag(state.webFiles, url) : null;
  if (tag)
    process.stdout.write(
      `嵌入网页（docs/widget.md）： <script type="module" src="${url}/widget.js"></script>\n固定版本： ${tag}\n`,
    );
}

async function prepareIndex(config: Config): Promise<void> {
  try {
    const index = await openIndex({ config, output: process.stdout, embedding: state.embedding });
    state.index = index;
    indexOpened.resolve();
    process.stdout.write(`索引已打开，共 ${index.current().documents().length} 个文件\n`);
    setInterval(() => void followIndex(index), REFRESH_MS).unref();
    state.ingestJobs = await openUploads(config, index);
  } catch (fault) {
    exitWith(`索引无法建立或打开：${describeIndexFault(fault)}`);
  }
}

/** Uploads that were accepted before a stop go on now. */
function openUploads({ dataDir }: Config, index: StoreHandle): Promise<IngestJobs> {
  return openIngestJobs({
    folder: path.join(dataDir, 'ingests'),
    async ingest(files, onProgress, signal) {
      const report = await ingestInProcess(files, onProgress, signal);
      await followIndex(index);
      return report;
    },
    onFault: (fault) => process.stderr.write(`${describeFaultLine(fault)}\n`),
    now: Date.now,
    newId: randomUUID,
  });
}

async function followIndex(index: StoreHandle): Promise<void> {
  try {
    if (await index.refresh())
      process.stdout.write(`已换用新的索引，共 ${index.current().documents().length} 个文件\n`);
  } catch (fault) {
    process.stderr.write(`新的索引打不开，继续用原来的：${messageOf(fault)}\n`);
  }
}

/** Refuses new requests, lets running ones finish, then closes the store. A second signal ends at once. */
function stopOnSignals(server: ServerType): void {
  const stop = (): void => {
    process.once('SIGINT', () => process.exit(130));
    const botsClosed = state.bots?.close(GRACE_MS);
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
    server.close(async () => {
      clearTimeout(cut);
      await botsClosed;
      await state.ingestJobs?.close();
      await state.records?.close();
      await state.index?.close();
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function exitWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

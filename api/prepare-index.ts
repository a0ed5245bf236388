/** The index, opened and followed through later builds; and the uploads that go into it. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { StoreHandle } from '#retrieval/store/store-handle';
import type { Config } from './config.ts';
import { ingestInProcess } from './ingest-in-process.ts';
import { type IngestJobOptions, type IngestJobs, openIngestJobs } from './ingest-jobs.ts';
import type { TextOutput } from './ingest-progress.ts';
import type { WriteLine } from './log.ts';
import { faultLine, type LogLine } from './log-line.ts';
import { openIndex } from './open-index.ts';
import type { ServerState } from './server-state.ts';
import { describeIndexFault, messageOf } from './start-fault.ts';

/** How often the server looks whether `npm run ingest` has built a newer index. */
const REFRESH_MS = 5_000;

export interface PrepareIndexOptions {
  config: Config;
  state: ServerState;
  log: WriteLine;
}

/** Rejects with words for people when there is no index to be had. */
export async function prepareIndex({ config, state, log }: PrepareIndexOptions): Promise<void> {
  try {
    const output = config.logs.format === 'text' ? process.stdout : linesInto(log);
    const index = await openIndex({ config, output, embedding: state.embedding });
    state.index = index;
    state.indexOpened.resolve();
    log({ ...indexLine('index-opened', index), message: `索引已打开，共 ${countOf(index)} 个文件` });
    setInterval(() => void followIndex(index, log), REFRESH_MS).unref();
    state.ingestJobs = await openUploads({ config, index, log });
  } catch (fault) {
    log(faultLine('index', fault));
    throw new Error(`索引无法建立或打开：${describeIndexFault(fault)}`, { cause: fault });
  }
}

async function followIndex(index: StoreHandle, log: WriteLine): Promise<void> {
  try {
    if (await index.refresh())
      log({ ...indexLine('index-switched', index), message: `已换用新的索引，共 ${countOf(index)} 个文件` });
  } catch (fault) {
    log({ ...faultLine('index', fault), message: `新的索引打不开，继续用原来的：${messageOf(fault)}` });
  }
}

function countOf(index: StoreHandle): number {
  return index.current().documents().length;
}

function indexLine(event: 'index-opened' | 'index-switched', index: StoreHandle): LogLine {
  return { level: 'info', event, indexVersion: index.current().version, documents: countOf(index) };
}

interface Uploads {
  config: Config;
  index: StoreHandle;
  log: WriteLine;
}

/** Uploads that were accepted before a stop go on now. */
function openUploads({ config, index, log }: Uploads): Promise<IngestJobs> {
  const ingest: IngestJobOptions['ingest'] = async (files, onProgress, signal) => {
    const startedAt = performance.now();
    log({ level: 'info', event: 'ingest-started' });
    const report = await ingestInProcess(files, onProgress, signal);
    const { documents, passages, refused } = report;
    const ms = Math.round(performance.now() - startedAt);
    log({ level: 'info', event: 'ingest-ended', ms, documents, passages, refused: refused.length });
    await followIndex(index, log);
    return report;
  };
  return openIngestJobs({
    folder: path.join(config.dataDir, 'ingests'),
    ingest,
    onFault: (fault) => log(faultLine('ingest', fault)),
    now: Date.now,
    newId: randomUUID,
  });
}

/** What is written for people, as lines of the log. */
function linesInto(log: WriteLine): TextOutput {
  return {
    write: (text) => {
      for (const message of text.split('\n').filter((line) => line.trim() !== ''))
        log({ level: 'info', event: 'notice', message });
    },
  };
}

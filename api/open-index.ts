/** Configuration in, an open index out: it is built first when a plan has changed since, and followed through later builds. */
import path from 'node:path';
import { type IngestReport, ingestFolder } from '#retrieval/ingest/ingest-folder';
import type { Build } from '#retrieval/store/builds';
import { readCurrent } from '#retrieval/store/lance-store';
import { requireConditionalPut } from '#retrieval/store/require-conditional-put';
import { StoreFault } from '#retrieval/store/store-fault';
import { followStore, type StoreHandle } from '#retrieval/store/store-handle';
import type { Config } from './config.ts';
import { describeIngest } from './describe-ingest.ts';
import { type IngestEvent, ingestProgress, type TextOutput } from './ingest-progress.ts';

export interface IndexOptions {
  config: Config;
  output: TextOutput;
}

export async function openIndex(options: IndexOptions): Promise<StoreHandle> {
  const { config, output } = options;
  await requireConditionalPut(config.index);
  const current = await readCurrent(config.index);
  if (current?.rolledBack) output.write(`${rolledBackNote(current)}\n`);
  else if (current) await updateUnlessBusy(options);
  else await updateIndex(options);
  return followStore(config.index);
}

export function rolledBackNote({ version }: Build): string {
  return `索引停在回退到的版本 ${version}，文件的变化没有收入；运行 npm run ingest 按现有文件重新更新。`;
}

/** Whoever only reads does not wait for a writer: the index that is there answers, the new one is followed later. */
async function updateUnlessBusy(options: IndexOptions): Promise<void> {
  try {
    await updateIndex({ ...options, waitMs: 0 });
  } catch (fault) {
    if (!(fault instanceof StoreFault) || fault.code !== 'build-in-progress') throw fault;
    options.output.write('另一个程序正在更新这个索引，先用现有的。\n');
  }
}

interface Additions {
  /** Absolute; copies of them are kept in DATA_DIR, so that later starts have them too. */
  extraPaths?: string[];
  /** How long to wait for another process that writes the index; ten minutes when not given. */
  waitMs?: number;
}

export async function updateIndex({ output, ...options }: IndexOptions & Additions): Promise<IngestReport> {
  const report = await addToIndex({ ...options, onProgress: ingestProgress(output) });
  for (const line of describeIngest(report))
    output.write(`${line}
`);
  return report;
}

export interface AddOptions extends Additions {
  config: Config;
  onProgress: (event: IngestEvent) => void;
}

export function addToIndex({ config, ...options }: AddOptions): Promise<IngestReport> {
  const addedDir = path.join(config.dataDir, 'added');
  return ingestFolder({ ...config.index, ...options, plansDir: config.plansDir, addedDir });
}

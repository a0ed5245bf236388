/** Configuration in, an open index out: it is built first when a plan has changed since, and followed through later builds. */
import path from 'node:path';
import { type IngestReport, ingestFolder, isShared } from '#retrieval/ingest/ingest-folder';
import { corpusOf } from '#retrieval/query/corpus';
import type { Build } from '#retrieval/store/builds';
import { readCurrent } from '#retrieval/store/lance-store';
import { requireConditionalPut } from '#retrieval/store/require-conditional-put';
import { listBuilds } from '#retrieval/store/roll-back';
import { StoreFault } from '#retrieval/store/store-fault';
import { followStore, type StoreHandle } from '#retrieval/store/store-handle';
import { asTyped } from './as-typed.ts';
import type { Config } from './config.ts';
import { describeIngest } from './describe-ingest.ts';
import { type IngestEvent, ingestProgress, type TextOutput } from './ingest-progress.ts';
import type { Embedding } from './open-embedding.ts';
import { messageOf } from './start-fault.ts';

export interface IndexOptions {
  config: Config;
  output: TextOutput;
  /** Null or not given: no embedding model is configured. */
  embedding?: Embedding | null;
}

export async function openIndex(options: IndexOptions): Promise<StoreHandle> {
  const { config, output, embedding = null } = options;
  await requireConditionalPut(config.index);
  const current = await readCurrent(config.index);
  if (isShared(config.index)) await openShared(options, current);
  else if (current?.rolledBack) output.write(`${rolledBackNote(current)}\n`);
  else if (current) await updateUnlessBusy(options);
  else await updateIndex(options);
  return followStore({ ...config.index, queryEmbedder: embedding?.questions ?? null, prepare: corpusOf });
}

/** What one server has of files says nothing against an index that others have made: a start leaves it alone. */
async function openShared(options: IndexOptions, current: Build | null): Promise<void> {
  if (current) options.output.write(`${current.rolledBack ? rolledBackNote(current) : SHARED_NOTE}\n`);
  else if ((await listBuilds(options.config.index)).length === 0) await updateIndex(options);
  else throw new StoreFault('index-outdated', 'The shared index was built by another version of this program.');
}

const SHARED_NOTE = asTyped('索引是共用的，启动时不改动它；规划文件有变化时，在一台上运行 npm run ingest。');

function rolledBackNote({ version }: Build): string {
  return asTyped(`索引停在回退到的版本 ${version}，文件的变化没有收入；运行 npm run ingest 按现有文件重新更新。`);
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
  /** Of files that are not here: left out of an index that is shared. */
  dropped?: readonly string[];
  /** How long to wait for another process that writes the index; ten minutes when not given. */
  waitMs?: number;
}

export async function updateIndex({ output, ...options }: IndexOptions & Additions): Promise<IngestReport> {
  const report = await addToIndex({
    ...options,
    onProgress: ingestProgress(output),
    onEmbeddingFault: (fault) => void output.write(`向量没有算成，检索先只靠字词，下次启动再算：${messageOf(fault)}\n`),
  });
  for (const line of describeIngest(report))
    output.write(`${line}
`);
  return report;
}

export interface AddOptions extends Additions {
  config: Config;
  embedding?: Embedding | null;
  onProgress: (event: IngestEvent) => void;
  /** Told why there are no vectors; the index is built all the same. */
  onEmbeddingFault?: (fault: unknown) => void;
}

export function addToIndex({ config, embedding = null, ...options }: AddOptions): Promise<IngestReport> {
  const { index, plansDir, dataDir } = config;
  const embedder = embedding?.passages ?? null;
  return ingestFolder({ ...index, ...options, embedder, plansDir, addedDir: path.join(dataDir, 'added') });
}

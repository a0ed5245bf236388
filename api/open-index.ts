/** Configuration in, an open index out: it is built first when a plan has changed since, and followed through later builds. */
import path from 'node:path';
import { type IngestReport, ingestFolder } from '#retrieval/ingest/ingest-folder';
import { followStore, type StoreHandle } from '#retrieval/store/store-handle';
import type { Config } from './config.ts';
import { ingestProgress, printable, type TextOutput } from './ingest-progress.ts';

export interface IndexOptions {
  config: Config;
  output: TextOutput;
}

export async function openIndex(options: IndexOptions): Promise<StoreHandle> {
  await updateIndex(options);
  return followStore({ uri: options.config.lancedbUri });
}

/** `extraPaths` are absolute; copies of them are kept in DATA_DIR, so that later starts have them too. */
export async function updateIndex(options: IndexOptions & { extraPaths?: string[] }): Promise<IngestReport> {
  const { config, output, extraPaths = [] } = options;
  const report = await ingestFolder({
    plansDir: config.plansDir,
    uri: config.lancedbUri,
    addedDir: path.join(config.dataDir, 'added'),
    extraPaths,
    onProgress: ingestProgress(output),
  });
  for (const { file, reason } of report.skipped) output.write(`未收入：${printable(file)}（${printable(reason)}）\n`);
  return report;
}

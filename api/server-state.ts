/** What a server holds while it runs; null until it is there. */
import type { StoreHandle } from '#retrieval/store/store-handle';
import type { Bots } from './bots/start-bots.ts';
import type { IngestJobs } from './ingest-jobs.ts';
import type { Embedding } from './open-embedding.ts';
import type { RecordStore } from './records/record-store.ts';
import type { Tracing } from './tracing.ts';
import type { WebFiles } from './web-files.ts';

export interface ServerState {
  index: StoreHandle | null;
  webFiles: WebFiles | null;
  records: RecordStore | null;
  bots: Bots | null;
  ingestJobs: IngestJobs | null;
  embedding: Embedding | null;
  tracing: Tracing | null;
  /** A stop signal has come. */
  stopping: boolean;
  /** Resolved when the index is open: bots that are asked earlier wait for it. */
  indexOpened: PromiseWithResolvers<void>;
}

export function newServerState(): ServerState {
  return {
    index: null,
    webFiles: null,
    records: null,
    bots: null,
    ingestJobs: null,
    embedding: null,
    tracing: null,
    stopping: false,
    indexOpened: Promise.withResolvers<void>(),
  };
}

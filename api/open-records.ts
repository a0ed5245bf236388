/** Configuration in, the records out: in the SQLite file of DATA_DIR, or in a bucket that several servers share. */
import path from 'node:path';
import { objectStore } from '#retrieval/store/object-store';
import { requireConditionalUpdate } from '#retrieval/store/require-conditional-put';
import type { Config } from './config.ts';
import type { BotStore } from './records/bot-store.ts';
import { bucketBots } from './records/bucket-bots.ts';
import { bucketRecords } from './records/bucket-records.ts';
import type { RecordStore } from './records/record-store.ts';
import { sqliteBots } from './records/sqlite-bots.ts';
import { sqliteRecords } from './records/sqlite-records.ts';
import { type SteadyClock, steadyClock } from './steady-clock.ts';

type Settings = Pick<Config, 'dataDir' | 'records'>;

/** Once at the start. Throws a `StoreFault` for a bucket that cannot be reached or that takes no notice of conditions. */
export async function requireRecords({ records }: Settings): Promise<void> {
  if (records.bucket !== null) await requireConditionalUpdate(records.bucket);
}

export interface OpenRecordsOptions {
  clock?: SteadyClock;
  /** Told once when answers are left that should be gone for a day. */
  onOverdue?: (() => void) | undefined;
}

/** A process that goes on for less than half a day deletes nothing. */
export function openRecords(
  { dataDir, records }: Settings,
  { clock = steadyClock(), onOverdue }: OpenRecordsOptions = {},
): RecordStore {
  const { bucket, retentionDays } = records;
  const kept = { retentionDays, clock, ...(onOverdue && { onOverdue }) };
  if (bucket === null) return sqliteRecords({ file: fileIn(dataDir), ...kept });
  return bucketRecords({ objects: objectStore(bucket), ...kept });
}

export function openBotStore({ dataDir, records }: Settings, clock: SteadyClock): BotStore {
  const { bucket, keepTexts } = records;
  const kept = { keepTexts, clock };
  if (bucket === null) return sqliteBots({ file: fileIn(dataDir), ...kept });
  return bucketBots({ objects: objectStore(bucket), ...kept, every });
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'records.sqlite');
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
}

/** The places that records may lie in; every test of what they promise runs on each of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { objectStore } from '#retrieval/store/object-store';
import type { BotStore } from '../bot-store.ts';
import { bucketBots } from '../bucket-bots.ts';
import { bucketRecords } from '../bucket-records.ts';
import type { RecordStore } from '../record-store.ts';
import { sqliteBots } from '../sqlite-bots.ts';
import { sqliteRecords } from '../sqlite-records.ts';

export const START = Date.UTC(2026, 10, 1, 4);

export interface RecordPlace {
  /** Turned by the test; of the program and of the store. */
  clock: { now: number };
  /** Another opening of the same records at each call. */
  records(retentionDays?: number): RecordStore;
  bots(options?: { keepTexts?: boolean }): BotStore;
  close(): Promise<void>;
}

export const PLACES: readonly [string, () => Promise<RecordPlace>][] = [
  ['the SQLite file', openFile],
  ['a bucket', openBucket],
];

async function openFile(): Promise<RecordPlace> {
  const folder = mkdtempSync(path.join(tmpdir(), 'records-'));
  const file = path.join(folder, 'records.sqlite');
  const clock = { now: START };
  const now = (): number => clock.now;
  return {
    clock,
    records: (retentionDays = 180) => sqliteRecords({ file, retentionDays, now }),
    bots: ({ keepTexts = true } = {}) => sqliteBots({ file, keepTexts, now }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openBucket(): Promise<RecordPlace> {
  const clock = { now: START };
  const now = (): number => clock.now;
  const server = await startS3Server({ now });
  const objects = objectStore(server.location());
  return {
    clock,
    records: (retentionDays = 180) => bucketRecords({ objects, retentionDays, now }),
    bots: ({ keepTexts = true } = {}) => bucketBots({ objects, keepTexts, now, every: () => () => {} }),
    close: () => server.close(),
  };
}

/** The places that records may lie in; every test of what they promise runs on each of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { objectStore } from '#retrieval/store/object-store';
import { type SteadyClock, steadyClock } from '../../steady-clock.ts';
import type { BotStore } from '../bot-store.ts';
import { bucketBots } from '../bucket-bots.ts';
import { bucketRecords } from '../bucket-records.ts';
import type { RecordStore } from '../record-store.ts';
import { sqliteBots } from '../sqlite-bots.ts';
import { sqliteRecords } from '../sqlite-records.ts';

export const START = Date.UTC(2026, 10, 1, 4);

export interface TurnedClock {
  /** Milliseconds since 1970, going on as time does. */
  now: number;
  /** By how many milliseconds the system's clock was set forward since. */
  jumped: number;
}

export function turnedClock(): { clock: TurnedClock; times: Pick<SteadyClock, 'now' | 'elapsed'> } {
  const clock = { now: START, jumped: 0 };
  return { clock, times: { now: () => clock.now + clock.jumped, elapsed: () => clock.now } };
}

export interface RecordPlace {
  /** Turned by the test; of the program and of the store. */
  clock: TurnedClock;
  /** Another opening of the same records at each call. */
  records(retentionDays?: number, onOverdue?: () => void): RecordStore;
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
  const { clock, times } = turnedClock();
  return {
    clock,
    records: (retentionDays = 180, onOverdue = () => {}) =>
      sqliteRecords({ file, retentionDays, clock: steadyClock(times), onOverdue }),
    bots: ({ keepTexts = true } = {}) => sqliteBots({ file, keepTexts, clock: steadyClock(times) }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openBucket(): Promise<RecordPlace> {
  const { clock, times } = turnedClock();
  const server = await startS3Server({ now: times.now });
  const objects = objectStore(server.location());
  return {
    clock,
    records: (retentionDays = 180, onOverdue = () => {}) =>
      bucketRecords({ objects, retentionDays, clock: steadyClock(times), onOverdue }),
    bots: ({ keepTexts = true } = {}) =>
      bucketBots({ objects, keepTexts, clock: steadyClock(times), every: () => () => {} }),
    close: () => server.close(),
  };
}

/** The places that an index may lie in; every test of the store that can runs on each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreLocation } from '../database.ts';
import { connectDatabase } from '../lance-store.ts';
import { type LancedbService, startLancedbService } from './lancedb-service.ts';
import { startS3Server } from './s3-server.ts';

export interface StorePlace {
  /** Of an index that is not there yet, another at each call. */
  location(): Promise<StoreLocation>;
  close(): Promise<void>;
}

export const PLACES: readonly [string, () => Promise<StorePlace>][] = [
  ['a folder', openFolder],
  ['an S3 store', openS3],
];

/** With LanceDB's own service, or rather a fake of it. */
export const ALL_PLACES: typeof PLACES = [...PLACES, ["a fake of LanceDB's service", openService]];

async function openService(): Promise<StorePlace> {
  const services: LancedbService[] = [];
  return {
    async location() {
      const service = await startLancedbService();
      services.push(service);
      return service.location;
    },
    close: async () => void (await Promise.all(services.map((service) => service.close()))),
  };
}

export async function openFolder(): Promise<StorePlace> {
  const base = await mkdtemp(join(tmpdir(), 'plan-store-'));
  return {
    location: async () => ({ uri: await mkdtemp(join(base, 'index-')) }),
    close: () => rm(base, { recursive: true }),
  };
}

async function openS3(): Promise<StorePlace> {
  const server = await startS3Server();
  return { location: async () => server.location(), close: () => server.close() };
}

export async function tableNamesIn(location: StoreLocation): Promise<string[]> {
  const database = await connectDatabase(location);
  try {
    return await database.tableNames();
  } finally {
    await database.close();
  }
}

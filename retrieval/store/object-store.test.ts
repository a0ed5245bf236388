import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server, type Trouble } from './__fixtures__/s3-server.ts';
import { type ObjectStore, objectStore } from './object-store.ts';

const HOUR_MS = 3_600_000;
let server: S3Server;
let store: ObjectStore;
let now = Date.UTC(2026, 10, 1);

beforeEach(async () => {
  server = await startS3Server({ now: () => now });
  store = objectStore(server.location('records/甲'));
});
afterEach(() => server.close());

/** These befall the next requests, one each. */
function troubles(...list: (Trouble | null)[]): void {
  server.onRequest = () => list.shift() ?? null;
}

async function keysOf(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

describe('objectStore', () => {
  it('lets one of many create an object, and one of many change it', async () => {
    const made = await Promise.all(['a', 'b', 'c'].map((text) => store.create('claims/x', text)));
    expect(made.filter(Boolean)).toHaveLength(1);
    const first = await store.read('claims/x');
    const tag = first?.tag ?? '';
    const changed = await Promise.all(['d', 'e'].map((text) => store.replace('claims/x', text, tag)));
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(['d', 'e']).toContain((await store.read('claims/x'))?.text);
    expect(await store.replace('claims/y', 'd', tag)).toBe(false);
    expect(await store.read('claims/y')).toBeNull();
  });

  it('knows its own write again when the answer to it was lost', async () => {
    troubles('lost');
    expect(await store.create('a', 'mine')).toBe(true);
    const { tag = '' } = (await store.read('a')) ?? {};
    troubles('lost');
    expect(await store.replace('a', 'mine too', tag)).toBe(true);
    troubles(503);
    expect(await store.create('a', 'not mine')).toBe(false);
  });

  it('tries again what passes, and names the status of what does not', async () => {
    troubles(503, 429);
    await store.write('a', 'text');
    expect((await store.read('a'))?.text).toBe('text');
    const unreachable = { code: 'object-store-unreachable' };
    troubles(500, 500, 500);
    await expect(store.read('a')).rejects.toMatchObject({ ...unreachable, message: expect.stringContaining('500') });
    troubles(403);
    await expect(store.create('b', 'text')).rejects.toMatchObject(unreachable);
    // A bucket that is not there: nobody has taken the key.
    troubles(404);
    await expect(store.create('b', 'text')).rejects.toMatchObject(unreachable);
  });

  it('gives up within its limit when nothing is answered', async () => {
    server.onRequest = () => 'silent';
    await expect(store.read('a')).rejects.toMatchObject({ code: 'object-store-unreachable' });
  });

  it('lists page after page, in order, and tells folders and times', async () => {
    const keys = Array.from({ length: 120 }, (_, at) => `days/2026-10-${10 + (at % 12)}/${1000 + at}`);
    for (const key of keys) await store.write(key, '');
    expect(await keysOf('days/')).toEqual(keys.toSorted());
    expect(await store.folders('days/')).toEqual(Array.from({ length: 12 }, (_, at) => `2026-10-${10 + at}`));
    now += 5 * HOUR_MS;
    await store.write('days/new', '');
    expect([await store.ageOf('days/new'), await store.ageOf(keys[0] ?? ''), await store.ageOf('none')]).toEqual([
      0,
      5 * HOUR_MS,
      null,
    ]);
    await store.remove('days/new');
    await store.remove('days/new');
    expect(await store.read('days/new')).toBeNull();
  });
});

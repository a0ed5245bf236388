import { describe, expect, it } from 'vitest';
import { startS3Server } from './__fixtures__/s3-server.ts';
import { connectDatabase } from './lance-store.ts';

const WRITERS = 6;
const APPENDS = 5;
const COLUMNS = [{ name: 'writer', type: 'integer' }] as const;

/** Rows that are left of thirty that six writers append at the same time. */
async function rowsLeft(conditions: boolean): Promise<number> {
  const server = await startS3Server({ conditions });
  const place = server.location();
  const database = await connectDatabase(place);
  await (await database.create('rows', COLUMNS)).close();
  const write = async (writer: number): Promise<void> => {
    const own = await connectDatabase(place);
    const table = await own.open('rows');
    for (let turn = 0; turn < APPENDS; turn += 1) await table?.append([{ writer }]);
    await table?.close();
    await own.close();
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const table = await database.open('rows');
  const rows = await table?.countRows();
  await table?.close();
  await database.close();
  await server.close();
  return rows ?? 0;
}

describe('rows that several writers append to an object store', () => {
  it('are all there when the store keeps to conditions', async () => {
    expect(await rowsLeft(true)).toBe(30);
  });

  it('are lost without a word when it does not, which is why such a store is refused', async () => {
    expect(await rowsLeft(false)).toBeLessThan(30);
  });
});

/**
 * What manifests that were given by hand say of files in, the manifest of the folder of added files out: the same table,
 * one row a file, so that an office can read and change it there.
 */
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { COLUMNS, FILE_COLUMN } from './manifest.ts';
import type { StatedRow } from './read-manifests.ts';

export const KEPT_MANIFEST = '清单.csv';
const PART = '.part-清单.csv';

/** Of several rows for one file a cell that is written in a later one goes before, an empty one leaves the earlier. */
export async function keepManifest(folder: string, rows: readonly StatedRow[]): Promise<void> {
  const kept = new Map<string, Map<string, string>>();
  for (const { means, cells } of rows) kept.set(means, new Map([...(kept.get(means) ?? []), ...cells]));
  const columns = Object.keys(COLUMNS);
  const lines = [...kept].map(([file, cells]) => [file, ...columns.map((column) => cells.get(column) ?? '')]);
  const table = [[FILE_COLUMN, ...columns], ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
  const part = path.join(folder, PART);
  const handle = await open(part, 'w');
  try {
    // With the mark Excel reads it as UTF-8.
    await handle.writeFile(`\ufeff${table}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, path.join(folder, KEPT_MANIFEST));
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

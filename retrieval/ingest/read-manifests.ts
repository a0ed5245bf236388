/** Manifests and the files found beside them in, the files with what is stated of them out. Later manifests go before. */
import path from 'node:path';
import { loadApart } from '../load/load-apart.ts';
import { isUnreadable } from '../load/loaded-text.ts';
import { CELL_JOINT } from '../load/table-lines.ts';
import { FILE_COLUMN, type ManifestProblem, type ManifestReading, type ManifestRow, readManifest } from './manifest.ts';
import { type FoundFile, readSource } from './source-files.ts';

/** A row of a manifest with the file that it means. */
export interface StatedRow extends ManifestRow {
  /** Path inside the folder of plans. */
  means: string;
}

export interface ManifestsReading {
  rows: StatedRow[];
  problems: ManifestProblem[];
}

/** `files`: paths inside the folders of all files that rows may mean. */
export async function readManifests(
  manifests: readonly FoundFile[],
  files: readonly string[],
): Promise<ManifestsReading> {
  const rows: StatedRow[] = [];
  const problems: ManifestProblem[] = [];
  for (const manifest of manifests) {
    const reading = await readOne(manifest);
    problems.push(...reading.problems);
    const seen = new Set<string>();
    for (const row of reading.rows) {
      const means = meant(row.file, path.posix.dirname(manifest.file), files);
      const known = typeof means === 'string';
      if (!known || seen.has(means)) {
        const expected = known ? '每个文件一行，已用前面的一行' : means.expected;
        problems.push({ file: manifest.file, row: row.row, column: FILE_COLUMN, found: row.file, expected });
        continue;
      }
      seen.add(means);
      rows.push({ ...row, means });
    }
  }
  return { rows, problems };
}

export function withRows(files: readonly FoundFile[], rows: readonly StatedRow[]): FoundFile[] {
  return files.map((found) => {
    const stated = rows.filter(({ means }) => means === found.file).map((row) => row.stated);
    return stated.length === 0 ? found : { ...found, stated: Object.assign({}, ...stated) };
  });
}

async function readOne(manifest: FoundFile): Promise<ManifestReading> {
  const { file } = manifest;
  const source = await readSource(manifest);
  const loaded = 'reason' in source ? source : await loadApart(source);
  if (isUnreadable(loaded)) {
    const expected = '一张表，存为 .csv 或 .xlsx';
    return { rows: [], problems: [{ file, row: null, column: null, found: loaded.reason, expected }] };
  }
  const lines = loaded.text.split('\n').filter((line) => line.trim() !== '');
  return readManifest(
    file,
    lines.map((line) => line.split(CELL_JOINT).map((cell) => cell.trim())),
  );
}

/** A path from the manifest's folder, else a name, with or without its extension, that only one file has. */
function meant(written: string, folder: string, files: readonly string[]): string | { expected: string } {
  const name = written.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '');
  const exact = path.posix.join(folder, name);
  const same = (file: string): string => file.normalize('NFC');
  const found = [
    (file: string) => same(file) === exact,
    (file: string) => path.posix.basename(same(file)) === name,
    (file: string) => path.posix.parse(same(file)).name === name,
  ]
    .map((is) => files.filter(is))
    .find((list) => list.length > 0);
  if (found === undefined) return { expected: '清单旁边的一个文件，照文件的名称写' };
  const [only] = found;
  return only !== undefined && found.length === 1
    ? only
    : { expected: `${found.length} 个文件都叫这个名称，请连同子文件夹写：${found.slice(0, 3).join('、')}` };
}

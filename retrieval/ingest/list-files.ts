/**
 * A folder in, the plain files in it out, in a fixed order, and with a reason whatever else lies there. Nothing outside the folder is
 * read, whatever a link says; nothing is waited for that never comes, as a pipe.
 */
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Paths inside the folder, `/` between parts. */
export interface ListedFiles {
  files: string[];
  skipped: { file: string; reason: string }[];
}

const NOT_PLAIN = '不是普通文件，没有读取';

export async function listFiles(folder: string): Promise<ListedFiles> {
  const exists = await stat(folder).catch(() => null);
  if (!exists?.isDirectory()) return { files: [], skipped: [] };
  // A folder that is taken away while it is listed is listed as far as it was.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const shown = entries
    .map((entry) => ({ entry, file: pathInside(folder, entry) }))
    .filter(({ file }) => !isHidden(file));
  const files = new Set(shown.flatMap(({ entry, file }) => (entry.isFile() ? [file] : [])));
  const skipped: ListedFiles['skipped'] = [];
  for (const { entry, file } of shown) {
    if (entry.isFile() || entry.isDirectory()) continue;
    const reason = entry.isSymbolicLink() ? await linkRefusal(folder, { file, files }) : NOT_PLAIN;
    if (reason === null) files.add(file);
    else skipped.push({ file, reason });
  }
  return { files: [...files].sort(), skipped: skipped.sort((one, other) => (one.file < other.file ? -1 : 1)) };
}

function pathInside(folder: string, { parentPath, name }: Dirent): string {
  return path.relative(folder, path.join(parentPath, name)).split(path.sep).join('/');
}

function isHidden(file: string): boolean {
  return file.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

/** Null for a link to a file of the folder that is not listed under its own name: a mounted volume shows its files so. */
async function linkRefusal(
  folder: string,
  { file, files }: { file: string; files: ReadonlySet<string> },
): Promise<string | null> {
  const root = await realpath(folder);
  const target = await realpath(path.join(folder, file)).catch(() => null);
  if (target === null) return '链接指不到文件，没有读取';
  const inside = path.relative(root, target);
  if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside))
    return '链接指向文件夹之外，没有读取';
  const what = await stat(target).catch(() => null);
  if (what?.isDirectory()) return '链接指向文件夹，没有读取，请直接放入其中的文件';
  if (!what?.isFile()) return NOT_PLAIN;
  return files.has(inside.split(path.sep).join('/')) ? '链接，所指的文件已经读取' : null;
}

/** Null when it is gone, may not be read, or is by now something else than a file. To be closed by the caller. */
export async function openPlain(file: string): Promise<FileHandle | null> {
  // Without waiting: a pipe in place of the file would keep the program until somebody writes into it.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
  if (handle === null) return null;
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  return null;
}

/**
 * Builds the web page when its sources changed; a release (deploy/build-release.sh) has it built, without sources. The finished folder is put in place by renaming, so a server that
 * starts at the same moment from the same folder reads a whole build or none.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** What the page is made from; a change of one of these makes the build stale. */
const SOURCES = ['web', 'vite.config.ts', 'package-lock.json'];
const WEB_FOLDER = 'dist/web';
const FINGERPRINT_FILE = 'dist/web.sha256';
const BUILD_SCRIPT = path.join(import.meta.dirname, 'commands/build-page.ts');

export interface WebBuild {
  folder: string;
  rebuilt: boolean;
}

/** `root` is the project's folder. */
export async function buildWeb(root: string): Promise<WebBuild> {
  const folder = path.join(root, WEB_FOLDER);
  if (!existsSync(path.join(root, 'web'))) return { folder, rebuilt: false };
  const fingerprint = await fingerprintOf(root);
  const built = existsSync(folder) ? await readFile(path.join(root, FINGERPRINT_FILE), 'utf8').catch(() => '') : '';
  if (built === fingerprint) return { folder, rebuilt: false };
  const fresh = path.join(root, `dist/web-${process.pid}`);
  await mkdir(path.dirname(fresh), { recursive: true });
  // In a process of its own: the builder leaves some 150 MB behind in whichever process it ran.
  await promisify(execFile)(process.execPath, [BUILD_SCRIPT, root, fresh]);
  await putInPlace(fresh, folder);
  await writeFile(path.join(root, FINGERPRINT_FILE), fingerprint);
  return { folder, rebuilt: true };
}

/** With any other NODE_ENV, as in tests, packages would give their larger files for development. */
export async function buildPages(root: string, outDir: string): Promise<void> {
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir } });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function putInPlace(fresh: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(fresh, folder);
  } catch (fault) {
    // Another server has put the same build there in between.
    if (!existsSync(folder)) throw fault;
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Changes with everything that the page is made from. */
export async function fingerprintOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesOf(path.join(root, source))) {
      hash.update(`${path.relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesOf(source: string): Promise<string[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOTDIR') return null;
      if (fault.code === 'ENOENT') return [];
      throw fault;
    },
  );
  if (entries === null) return [source];
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
  return files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
}

/** The built web page, read into memory: a map has no `../` to follow, and a rebuild cannot be served half. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface WebFile {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
}

/** By path from the root of the site: `/index.html`, `/assets/page-1a2b.js`. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export async function loadWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // `_headers` is for the Worker's assets alone.
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('_'));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        const contentType = CONTENT_TYPES[path.extname(name)] ?? 'application/octet-stream';
        const bytes = new Uint8Array(await readFile(file));
        return [`/${path.relative(folder, file).split(path.sep).join('/')}`, { bytes, contentType }] as const;
      }),
    ),
  );
}

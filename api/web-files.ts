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

/** The script tag that names this build's loader with its integrity; null without a built widget. */
export function embedTag(files: WebFiles, origin: string): string | null {
  const file = files.get('/widget.json');
  if (!file) return null;
  // Written by our own build, see web/widget/widget-build.ts.
  const { loader, integrity }: { loader: string; integrity: string } = JSON.parse(new TextDecoder().decode(file.bytes));
  return `<script type="module" src="${origin}${loader}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

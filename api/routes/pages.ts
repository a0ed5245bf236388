import { Hono } from 'hono';
import { pagePolicy } from '../page-security.ts';
import { problemResponse } from '../problem.ts';
import type { WebFile, WebFiles } from '../web-files.ts';
import type { StoreSource } from './router.ts';

/** File names carry a hash of their content there. */
const HASHED = '/assets/';

export interface PageOptions {
  store: StoreSource;
  /** Null while the page is being built. */
  webFiles: () => WebFiles | null;
  /** Origins of pages that may frame these. */
  allowedOrigins: readonly string[];
}

/** The built page at `/`, the reader at `/read/{id}`, and the files they need. */
export function pageRoutes({ store, webFiles, allowedOrigins }: PageOptions): Hono {
  const policy = pagePolicy(allowedOrigins);
  const router = new Hono();
  router.get('/read/:id', (c) => {
    const documents = store()?.documents();
    const unknown = documents !== undefined && !documents.some(({ id }) => id === c.req.param('id'));
    // The page itself says what is wrong; the status is for machines.
    return servePage('/read.html', unknown ? 404 : 200);
  });
  router.get('/', () => servePage('/index.html', 200));
  router.get('*', async (c, next) => {
    const file = webFiles()?.get(c.req.path);
    if (!file || c.req.path.endsWith('.html')) return next();
    return serveFile(file, c.req.path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  return router;

  function servePage(path: string, status: number): Response {
    const file = webFiles()?.get(path);
    if (!file) {
      return problemResponse({
        code: 'page-not-ready',
        detail: '页面正在构建，请过几秒刷新。',
        headers: { 'retry-after': '3' },
      });
    }
    const response = serveFile(file, 'no-cache', status);
    response.headers.set('content-security-policy', policy);
    return response;
  }
}

function serveFile({ bytes, contentType }: WebFile, cacheControl: string, status = 200): Response {
  return new Response(bytes, { status, headers: { 'content-type': contentType, 'cache-control': cacheControl } });
}

import path from 'node:path';
import { defineConfig } from 'vite';

const web = path.join(import.meta.dirname, 'web');

export default defineConfig({
  root: web,
  build: {
    outDir: path.join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content policy of the pages allows neither inline scripts nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: [path.join(web, 'index.html'), path.join(web, 'read.html')] },
  },
});

import path from 'node:path';
import { defineConfig } from 'vite';
import { leanMarkdown } from './web/widget/lean-markdown.ts';
import { widgetBuild } from './web/widget/widget-build.ts';

const web = path.join(import.meta.dirname, 'web');

export default defineConfig({
  root: web,
  plugins: [leanMarkdown(), widgetBuild()],
  build: {
    outDir: path.join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers of offices are often some years old.
    cssTarget: 'chrome109',
    // The content policy of the pages allows neither inline scripts nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [path.join(web, 'index.html'), path.join(web, 'read.html'), path.join(web, 'unavailable.html')],
    },
  },
});

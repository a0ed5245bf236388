/** Vite plugin: micromark with the constructs of `web/chat/answer-constructs.ts` alone. */
import path from 'node:path';
import type { Plugin } from 'vite';

const CONSTRUCTS = path.join(import.meta.dirname, '../chat/answer-constructs.ts');

export function leanMarkdown(): Plugin {
  return {
    name: 'lean-markdown',
    enforce: 'pre',
    resolveId(source, importer) {
      const isWhole = source === './constructs.js' && importer?.endsWith('/micromark/lib/parse.js');
      return isWhole ? CONSTRUCTS : null;
    },
  };
}

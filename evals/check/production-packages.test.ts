import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, readImports } from './read-imports.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SERVED = /^(?:api|retrieval|prompts|deploy)\//;
const TEST = /\.test\.ts$|\/__(?:fixtures|browser)__\//;

describe('package.json', () => {
  it('has what the program imports among its dependencies, so that a release has it too', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const sources = listSources(ROOT).filter((file) => SERVED.test(file) && !TEST.test(file));
    const packages = readImports(ROOT, sources).filter(
      ({ to, ours, typeOnly }) => !ours && !typeOnly && !to.startsWith('node:'),
    );
    const names = new Set(packages.map(({ to }) => to.split('/', to.startsWith('@') ? 2 : 1).join('/')));
    expect(names).toContain('@lancedb/lancedb');
    // The page is built and the edge deployed from a checkout alone; a release has the page built.
    expect([...names].filter((name) => !(name in dependencies))).toEqual(['vite', '@cloudflare/containers']);
  });
});

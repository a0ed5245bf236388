/** Everything about the tree that no tool checks: arrows between folders, circles, what the Worker reaches, the lockfile, regular expressions. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkBoundaries } from './boundaries.ts';
import { checkCycles, checkReach } from './import-graph.ts';
import { checkLockfile } from './lockfile.ts';
import { checkPatterns } from './patterns.ts';
import { listSources, readImports } from './read-imports.ts';
import { readPatterns } from './read-patterns.ts';

/** Lines that say what is wrong where and what to change; none when the tree is as it should be. */
export function checkStructure(root: string): string[] {
  const sources = listSources(root);
  const imports = readImports(root, sources);
  return [
    ...checkBoundaries(imports),
    ...checkCycles(imports),
    ...checkReach(imports, 'api/worker.ts'),
    ...checkReach(imports, 'api/worker-container.ts'),
    ...checkLockfile(read(root, 'package-lock.json')),
    ...checkPatterns(sources.filter((file) => !isTest(file)).flatMap((file) => readPatterns(file, read(root, file)))),
  ];
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function isTest(file: string): boolean {
  return /\.test\.ts$|\/__(?:fixtures|browser)__\//.test(file);
}

/** Everything about the tree that no tool checks: arrows between folders, circles, what the Worker reaches, the lockfile. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkBoundaries } from './boundaries.ts';
import { checkCycles, checkReach } from './import-graph.ts';
import { checkLockfile } from './lockfile.ts';
import { listSources, readImports } from './read-imports.ts';

/** Lines that say what is wrong where and what to change; none when the tree is as it should be. */
export function checkStructure(root: string): string[] {
  const imports = readImports(root, listSources(root));
  return [
    ...checkBoundaries(imports),
    ...checkCycles(imports),
    ...checkReach(imports, 'api/worker.ts'),
    ...checkLockfile(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  ];
}

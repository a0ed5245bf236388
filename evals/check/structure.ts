/**
 * Everything about the tree that no tool checks: arrows between folders, circles, what the Worker reaches, the lockfile,
 * regular expressions, ways to other machines, secrets, and the tests that documents name.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkBoundaries } from './boundaries.ts';
import { checkCycles, checkReach } from './import-graph.ts';
import { checkLockfile } from './lockfile.ts';
import { checkNamedTests } from './named-tests.ts';
import { checkPatterns } from './patterns.ts';
import { listSources, readImports } from './read-imports.ts';
import { readPatterns } from './read-patterns.ts';
import { checkSecrets } from './secrets.ts';
import { checkWaysOut } from './ways-out.ts';

/** They name tests as proof. */
const DOCUMENTS = ['docs/security.md'];

/** Lines that say what is wrong where and what to change; none when the tree is as it should be. */
export function checkStructure(root: string): string[] {
  const sources = listSources(root);
  const imports = readImports(root, sources);
  const program = sources.filter((file) => !isTest(file)).map((file) => ({ file, code: read(root, file) }));
  return [
    ...checkBoundaries(imports),
    ...checkCycles(imports),
    ...checkReach(imports, 'api/worker.ts'),
    ...checkReach(imports, 'api/worker-container.ts'),
    ...checkLockfile(read(root, 'package-lock.json')),
    ...checkPatterns(program.flatMap(({ file, code }) => readPatterns(file, code))),
    ...checkWaysOut(program),
    ...checkSecrets(root),
    ...checkNamedTests(root, DOCUMENTS),
  ];
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function isTest(file: string): boolean {
  return /\.test\.ts$|\/__(?:fixtures|browser)__\//.test(file);
}

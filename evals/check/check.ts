/**
 * `npm run check`: types, lint, format, boundaries, lockfile, patterns, ways out, secrets, tests named in documents. Runs
 * all of them, prints what to change, and fails when anything is to be changed. `npm run check -- lockfile` records the
 * native parts of other platforms in the lockfile; `npm run check -- sbom` writes what the program is made of.
 */
import '../../api/require-node.ts';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeLockfile } from './complete-lockfile.ts';
import { writeSbom } from './sbom.ts';
import { checkStructure } from './structure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Outcome {
  name: string;
  problems: string;
}

/** A tool of node_modules; its output when it fails, nothing when all is well. */
function runTool(name: string, [script, ...args]: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script ?? ''), ...args], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ name, problems: error.message }));
    child.on('close', (code) => resolve({ name, problems: code === 0 ? '' : output.trim() || `exit code ${code}` }));
  });
}

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.filter((word) => word !== 'lockfile' && word !== 'sbom');
  if (unknown.length > 0) {
    process.stderr.write(`unknown word ${unknown.join(', ')}; expected none, lockfile or sbom\n`);
    return 2;
  }
  if (words.includes('sbom')) process.stdout.write(`${writeSbom(root)}\n`);
  if (words.includes('lockfile')) {
    const file = path.join(root, 'package-lock.json');
    writeFileSync(file, completeLockfile(readFileSync(file, 'utf8')));
  }
  const outcomes = await Promise.all([
    runTool('types', ['typescript/bin/tsc', '--project', root]),
    runTool('lint and format', ['@biomejs/biome/bin/biome', 'check', '--max-diagnostics=200', '--error-on-warnings']),
    {
      name: 'boundaries, lockfile, patterns, ways out, secrets and named tests',
      problems: checkStructure(root).join('\n'),
    },
  ]);
  for (const { name, problems } of outcomes) {
    process.stdout.write(problems === '' ? `○ ${name}\n` : `× ${name}\n${problems.replace(/^/gm, '    ')}\n`);
  }
  return outcomes.every(({ problems }) => problems === '') ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

/**
 * `npm run evals -- sabotage`: copies the tree, breaks one mechanism in the copy and runs the critical cases there. An
 * untouched copy must pass and each broken one fail. The tree itself is never changed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../open-corpus.ts';
import type { Write } from '../print-results.ts';
import { SABOTAGES, type Sabotage, sabotaged } from './sabotages.ts';

/** What the pipeline and the gate are made of. */
const PARTS = ['api', 'retrieval', 'prompts', 'evals', 'seeds', 'package.json', 'tsconfig.json'];

export function runSabotage(write: Write): number {
  const copy = mkdtempSync(path.join(tmpdir(), 'plan-sabotage-'));
  try {
    for (const part of PARTS) cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
    const outcomes = [tried(null, copy, write), ...SABOTAGES.map((sabotage) => tried(sabotage, copy, write))];
    const asExpected = outcomes.every((one) => one);
    write(asExpected ? '四处破坏都被评测发现' : '评测没有按预期发现破坏');
    return asExpected ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** True when the gate says what it should. */
function tried(sabotage: Sabotage | null, copy: string, write: Write): boolean {
  const restore = sabotage ? broken(sabotage, copy) : () => {};
  try {
    const out = path.join(copy, 'report');
    rmSync(out, { recursive: true, force: true });
    const { status, stdout } = spawnSync(process.execPath, ['evals/run-evals.ts', '--critical', '--out', out], {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    // A run that never came to its tests is no proof of anything.
    const ran = existsSync(path.join(out, 'results.json'));
    const counts = /Tests.*$/m.exec(stripVTControlCharacters(stdout))?.[0] ?? '';
    const asExpected = ran && (sabotage ? status === 1 : status === 0);
    write(
      `${asExpected ? '○' : '×'} ${sabotage?.name ?? '未改动'}：评测${status === 0 ? '通过' : '未通过'}　${counts}`,
    );
    return asExpected;
  } finally {
    restore();
  }
}

function broken(sabotage: Sabotage, copy: string): () => void {
  const file = path.join(copy, sabotage.file);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, sabotaged(source, sabotage));
  return () => writeFileSync(file, source);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** These work on the process itself (environment, signals, global providers) or on other programs (servers, browsers). */
const ALONE = [
  'api/*.test.ts',
  'api/{commands,edge,telemetry}/**/*.test.ts',
  'deploy/**/*.test.ts',
  'web/__browser__/**/*.test.ts',
];
/** These hold something to real milliseconds. */
const TIMED = [
  'api/answer/model/chat-model.test.ts',
  'api/answer/model/model-events.test.ts',
  'api/routes/verify.test.ts',
];
const NOT_OURS = ['**/node_modules/**', '**/dist/**', '**/data/**'];

/** For what is made once for all test files and then only read. */
const runFolder = mkdtempSync(path.join(tmpdir(), 'plan-tests-'));
process.on('exit', () => rmSync(runFolder, { recursive: true, force: true }));

export default defineConfig({
  test: {
    environment: 'node',
    // Many tests build an index or start processes; on a busy machine of two cores that takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // By itself vitest leaves one core without a test, of two that is half.
    maxWorkers: availableParallelism(),
    // For the processes of tests and those that tests start: each program is parsed once, not at each of its starts.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, '.cache/compiled') },
    provide: { runFolder },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE, exclude: NOT_OURS } },
      {
        // Many files in one process, which loads a module once for all of them: what our modules keep there is only a
        // memory of what they have worked out from the same input.
        extends: true,
        test: { name: 'shared', include: ['**/*.test.ts'], exclude: [...NOT_OURS, ...ALONE, ...TIMED], isolate: false },
      },
      {
        // When all others have ended, one after the other.
        extends: true,
        test: { name: 'timed', include: TIMED, isolate: false, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

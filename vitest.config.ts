import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/data/**'],
    environment: 'node',
    // Many tests build an index or start processes; on a busy machine of two cores that takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

import { defineConfig } from 'vitest/config';

/** Journeys through the built product in a real browser. One product a file, one file after the other: two cores suffice. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

/**
 * The package's own tests alone, with fewer draws each: every mutant runs them anew. A busy machine must
 * not be what kills a mutant, so a test may take its time; what never ends is counted apart, as a timeout.
 */
export default defineConfig({
  test: {
    include: ['packages/scoring/src/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    setupFiles: ['packages/scoring/src/testing/fewer-draws.ts'],
  },
});

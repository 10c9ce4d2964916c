import { defineConfig } from 'vitest/config';

/** The package's own tests alone, with fewer draws each: every mutant runs them anew. */
export default defineConfig({
  test: {
    include: ['packages/scoring/src/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['packages/scoring/src/testing/fewer-draws.ts'],
  },
});

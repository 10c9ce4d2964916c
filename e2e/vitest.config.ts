import { defineConfig } from 'vitest/config';

/** Journeys through the built product in a real browser. Each file has a product and a browser of its own; two at once fill two cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    globalSetup: ['support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

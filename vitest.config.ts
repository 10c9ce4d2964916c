import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Pure tests need nothing; the API's run against one throw-away PostgreSQL that the global setup starts. */
export default defineConfig({
  test: {
    // One fewer than there are cores would leave half of a small machine idle: these tests wait for a database most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files of a worker share what they import: loading it anew for each is a fifth of the time. So no module keeps anything between tests.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            'apps/web/src/**/*.test.tsx',
            'scripts/**/*.test.ts',
          ],
          environment: 'node',
          // Ends what hangs. Some property tests draw hundreds of campaigns: on a busy machine five seconds would end them, too.
          testTimeout: 30_000,
          // Styles are left out of tests, but for the palette, which is read as text and measured.
          css: { include: [/\/tokens\.css/] },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['apps/api/src/**/*.test.ts', 'apps/api/src/**/*.test.tsx'],
          environment: 'node',
          globalSetup: ['apps/api/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that look at many pages take longest, and are among the shortest to read, by which a first run orders them: the last one would
 * leave the second browser without work for a minute.
 */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const looksAtPages = ({ moduleId }: TestSpecification): boolean => /pages|languages/.test(moduleId);
    return [...sorted.filter(looksAtPages), ...sorted.filter((file) => !looksAtPages(file))];
  }
}

/** Journeys through the built product in a real browser. Each file has a product and a browser of its own; two at once fill two cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    globalSetup: ['support/global-setup.ts'],
    maxWorkers: 2,
    sequence: { sequencer: PagesFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

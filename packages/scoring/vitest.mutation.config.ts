import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['packages/scoring/src/**/*.test.ts'], environment: 'node' } });

import { fileURLToPath } from 'node:url';
import { slimVoprf } from '@heartset/ballot/slim-voprf';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compressedCopies } from './compressed-copies.ts';
import { surveyChunks } from './survey-chunks.ts';

/** Where the API listens while the web is developed with `vite`; the built web is served by the API itself. */
const apiOrigin = process.env.HEARTSET_API ?? 'http://127.0.0.1:4280';

/** The survey lives under `/a`, as short as a mailed link should be. The API does the same in production. */
const surveyPath: Plugin = {
  name: 'survey-path',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const isPage = /^\/((a|accessibility)(\?|$)|(how-it-works|receipts)\/|stop(\/|\?|$))/.test(request.url ?? '');
      if (isPage && request.method === 'GET') request.url = '/survey.html';
      next();
    });
  },
};

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const surveyPage = page('survey.html');
const dashboardPage = page('index.html');

/**
 * Two pages, each built by itself (`--mode survey`, `--mode dashboard`): built together they would share files, and the survey would load
 * what the dashboard alone uses of them.
 */
export default defineConfig(({ mode }) => ({
  plugins: [react(), surveyPath, slimVoprf(), compressedCopies()],
  worker: { format: 'es', plugins: () => [slimVoprf()] },
  build: {
    target: 'es2022',
    rolldownOptions:
      mode === 'survey'
        ? {
            input: { survey: surveyPage },
            output: { codeSplitting: { groups: [{ name: surveyChunks(), debugName: 'survey' }] } },
          }
        : { input: { dashboard: dashboardPage } },
  },
  server: { proxy: { '/api': apiOrigin, '/inbox': apiOrigin, '/stop': apiOrigin } },
}));

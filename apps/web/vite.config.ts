import { fileURLToPath } from 'node:url';
import { slimVoprf } from '@heartset/ballot/slim-voprf';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the API listens while the web is developed with `vite`; the built web is served by the API itself. */
const apiOrigin = process.env.HEARTSET_API ?? 'http://127.0.0.1:4280';

/** The survey lives under `/a`, as short as a mailed link should be. The API does the same in production. */
const surveyPath: Plugin = {
  name: 'survey-path',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/(a(\?|$)|(how-it-works|receipts)\/)/.test(request.url ?? '')) request.url = '/survey.html';
      next();
    });
  },
};

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  plugins: [react(), surveyPath, slimVoprf()],
  worker: { format: 'es', plugins: () => [slimVoprf()] },
  build: {
    target: 'es2022',
    rollupOptions: { input: { dashboard: file('index.html'), survey: file('survey.html') } },
  },
  server: { proxy: { '/api': apiOrigin, '/inbox': apiOrigin } },
});

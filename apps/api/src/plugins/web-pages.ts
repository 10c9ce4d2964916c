import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route sends files, which have no schema. */
    servesFiles?: true;
    /** The route leaves no log line. */
    silent?: true;
  }
}

/**
 * Serves the built pages: the survey at `/a`, the dashboard at every other address that is not the API's. Hashed assets may be kept
 * for a year, pages never.
 */
export const webPages = fp<{ folder: string }>(async (app, options) => {
  await app.register(fastifyStatic, {
    root: path.join(options.folder, 'assets'),
    prefix: '/assets/',
    wildcard: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
    preCompressed: false,
  });
  const page = (file: string) => ({
    config: { servesFiles: true, rateLimit: false } as const,
    schema: { hide: true },
    handler: (_request: unknown, reply: import('fastify').FastifyReply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, options.folder, { cacheControl: false }),
  });
  app.get('/a', page('survey.html'));
  app.get('/a/', page('survey.html'));
  for (const address of [
    '/',
    '/sign-in',
    '/sign-in/*',
    '/account',
    '/people',
    '/people/*',
    '/campaigns',
    '/campaigns/*',
  ]) {
    app.get(address, page('index.html'));
  }
  for (const address of ['/feedback', '/feedback/*', '/reports/*', '/self/*']) app.get(address, page('index.html'));
});

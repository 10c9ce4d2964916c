import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route sends files, which have no schema. */
    servesFiles?: true;
    /** The route leaves no log line. */
    silent?: true;
  }
}

/**
 * Serves the built pages: the survey at `/a`, the dashboard at every other address that is not the API's; one that the
 * dashboard does not know comes with 404. Hashed assets may be kept
 * for a year, pages never.
 */
export const webPages = fp<{ folder: string }>(async (app, options) => {
  // Only the sending of files is wanted: the plugin's own routes could declare neither a schema nor that they serve files.
  await app.register(fastifyStatic, { root: options.folder, serve: false, preCompressed: false });
  app.get(
    '/assets/*',
    {
      config: { servesFiles: true, rateLimit: false },
      schema: {
        hide: true,
        params: z.object({
          '*': z
            .string()
            .max(200)
            .regex(/^[\w-][\w.-]*$/),
        }),
      },
    },
    (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
      reply.sendFile(request.params['*'], path.join(options.folder, 'assets'), { immutable: true, maxAge: '365d' }),
  );
  const page = (file: string) => ({
    config: { servesFiles: true, rateLimit: false } as const,
    schema: { hide: true },
    handler: (_request: unknown, reply: FastifyReply) =>
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
  app.get(
    '/*',
    { config: { servesFiles: true, rateLimit: false }, schema: { hide: true } },
    (request: FastifyRequest, reply) => {
      if (!isForAPerson(request)) return reply.callNotFound();
      // The status stays 404: an answer to a conditional or partial request would come without the whole page.
      const sending = { cacheControl: false, etag: false, lastModified: false, acceptRanges: false };
      return reply.code(404).header('cache-control', 'no-cache').sendFile('index.html', options.folder, sending);
    },
  );
});

/** Somebody who mistyped an address in a browser is told so by the dashboard; a program reads a problem document. */
function isForAPerson({ url, headers }: FastifyRequest): boolean {
  return !/^\/(?:api|assets|inbox)(?:[/?]|$)/.test(url) && (headers.accept ?? '').includes('text/html');
}

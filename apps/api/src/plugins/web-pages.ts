import { readFile } from 'node:fs/promises';
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
 * Serves the built pages: the survey at `/a`, what it promises below `/how-it-works` and its receipts
 * below `/receipts`, what stops mails at `/stop`, how accessible it all is at `/accessibility`, the dashboard at every other address that is not the API's; one that
 * the dashboard does not know comes with 404. Hashed assets may be kept for a year, pages never.
 *
 * Files go out compressed, as the build has left them beside the originals. Answers of the API do not, but for what everybody may read
 * (`compress-public.ts`): they hold what is secret beside what the caller chose, and how well the two compress together would tell one
 * from the other (BREACH).
 */
export const webPages = fp<{ folder: string }>(async (app, options) => {
  // Only the sending of files is wanted: the plugin's own routes could declare neither a schema nor that they serve files.
  await app.register(fastifyStatic, { root: options.folder, serve: false, preCompressed: true });
  app.get(
    '/assets/*',
    {
      config: { servesFiles: true, silent: true, rateLimit: false },
      schema: {
        hide: true,
        params: z.object({
          '*': z
            .string()
            .max(200)
            // Compressed copies have no address of their own.
            .regex(/^[\w-][\w.-]*(?<!\.(?:br|gz))$/),
        }),
      },
    },
    (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
      reply.sendFile(request.params['*'], path.join(options.folder, 'assets'), { immutable: true, maxAge: '365d' }),
  );
  const page = (file: string, config: { silent?: true } = {}) => ({
    config: { servesFiles: true, rateLimit: false, ...config } as const,
    schema: { hide: true },
    // A page is short, and always sent whole: size and time of a file, which its validators are made of, may be those of another build.
    handler: (_request: unknown, reply: FastifyReply) =>
      reply
        .header('cache-control', 'no-cache')
        .sendFile(file, options.folder, { cacheControl: false, etag: false, lastModified: false, acceptRanges: false }),
  });
  // When somebody came to answer stands in no log.
  for (const address of ['/a', '/a/', '/accessibility', '/how-it-works/*', '/receipts/*', '/stop', '/stop/*']) {
    app.get(address, page('survey.html', { silent: true }));
  }
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
    async (request: FastifyRequest, reply) => {
      if (!isForAPerson(request)) return reply.callNotFound();
      // Not by sendFile: it would answer a conditional or partial request without the whole page.
      const whole = await readFile(path.join(options.folder, 'index.html'));
      return reply.code(404).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(whole);
    },
  );
});

/**
 * Somebody who mistyped an address in a browser is told so by the dashboard; a program reads a problem document. So does whoever asks
 * for a file or climbs among folders: no page has a dot in its address.
 */
function isForAPerson({ url, headers }: FastifyRequest): boolean {
  const [address = ''] = url.split('?');
  const isPage = !/^\/(?:api|assets|inbox)(?:\/|$)/.test(address) && !/\.|%2e|%5c|\/\/|\\/i.test(address);
  return isPage && (headers.accept ?? '').includes('text/html');
}

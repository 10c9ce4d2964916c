import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  LIST_LENGTH,
  listPage,
  MAIL_POLICY,
  mailDocument,
  messagePage,
  missingPage,
  PAGE_POLICY,
} from './inbox-pages.ts';
import { type InboxMessage, type InboxStore, messageSchema } from './inbox-store.ts';

const recipient = z.string().trim().max(320).default('');
const messageParams = z.object({ id: z.string().max(40) });
const htmlPage = z.string();
const HTML = 'text/html; charset=utf-8';

/**
 * The local inbox: pages at `/inbox`, and the same as JSON at `/inbox/api/messages` for tests. Registered only where the
 * local catcher takes the mail and the server listens on the loopback address, since whoever reads it can sign in as anybody.
 */
export function inboxRoutes(inbox: InboxStore): FastifyPluginAsyncZod {
  return async (app) => {
    const pageSchema = { hide: true, response: { 200: htmlPage, 404: htmlPage } };

    app.get(
      '/inbox',
      { schema: { ...pageSchema, querystring: z.object({ to: recipient }) } },
      async (request, reply) => {
        const found = inbox.list(request.query.to);
        reply.type(HTML).header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-store');
        return reply.send(listPage(found.slice(0, LIST_LENGTH), request.query.to, found.length));
      },
    );

    app.get('/inbox/messages/:id', { schema: { ...pageSchema, params: messageParams } }, async (request, reply) => {
      const message = await inbox.get(request.params.id);
      reply.type(HTML).header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-store');
      return message ? reply.send(messagePage(message)) : reply.code(404).send(missingPage());
    });

    app.get(
      '/inbox/messages/:id/html',
      { schema: { ...pageSchema, params: messageParams } },
      async (request, reply) => {
        const message = await inbox.get(request.params.id);
        reply.type(HTML).header('content-security-policy', MAIL_POLICY).header('cache-control', 'no-store');
        return message?.html ? reply.send(mailDocument(message.html)) : reply.code(404).send(missingPage());
      },
    );

    app.get(
      '/inbox/api/messages',
      {
        schema: {
          hide: true,
          querystring: z.object({ to: recipient, limit: z.coerce.number().int().min(1).max(500).default(50) }),
          response: { 200: z.object({ total: z.number().int(), messages: z.array(messageSchema) }) },
        },
      },
      async (request, reply) => {
        const found = inbox.list(request.query.to);
        const read = await Promise.all(found.slice(0, request.query.limit).map((summary) => inbox.get(summary.id)));
        reply.header('cache-control', 'no-store');
        return {
          total: found.length,
          messages: read.filter((message): message is InboxMessage => message !== undefined),
        };
      },
    );
  };
}

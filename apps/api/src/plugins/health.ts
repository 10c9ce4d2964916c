import { sql } from 'drizzle-orm';
import fp from 'fastify-plugin';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { App } from './app-instance.ts';

const healthSchema = z.object({ status: z.enum(['ok', 'unavailable']) });

/** For orchestrators: live says that the process answers, ready that its database does. */
export const health = fp<{ database: Database }>(async (app: App, options) => {
  app.get(
    '/api/health/live',
    {
      config: { rateLimit: false },
      schema: { tags: ['product'], summary: 'Is the process up?', response: { 200: healthSchema } },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/api/health/ready',
    {
      config: { rateLimit: false },
      schema: { tags: ['product'], summary: 'Can it work?', response: { 200: healthSchema, 503: healthSchema } },
    },
    async (request, reply) => {
      try {
        await options.database.execute(sql`SELECT 1`);
        return { status: 'ok' as const };
      } catch (error) {
        request.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'database is not reachable');
        return reply.code(503).send({ status: 'unavailable' as const });
      }
    },
  );
});

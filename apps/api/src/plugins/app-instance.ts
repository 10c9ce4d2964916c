import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { Clock } from '../core/context.ts';
import type { Enqueue } from '../core/job.ts';
import type { Database } from '../db/client.ts';
import type { KeyStore } from '../modules/keys/keys.public.ts';

/** What routes work with: the API's own database login, the queue, the clock, the key store. */
export interface ApiDeps {
  database: Database;
  enqueue: Enqueue;
  clock: Clock;
  keys: KeyStore;
}

/** The app as route files see it: bodies, queries and answers typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The signature of every `<feature>.routes.ts`. */
export type Routes = (app: App, deps: ApiDeps, config: Config) => void;

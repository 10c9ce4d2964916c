import type { DestinationStream } from 'pino';
import { buildApp, type ExtraRoutes } from '../app.ts';
import { type Config, parseConfig } from '../config.ts';
import type { Actor, Clock } from '../core/context.ts';
import type { JobRequest } from '../core/job.ts';
import type { KeyStore } from '../modules/keys/keys.public.ts';
import type { App } from '../plugins/app-instance.ts';
import { cookies } from '../plugins/authenticate.ts';
import type { TestDatabase } from './test-database.ts';
import { testKeys } from './test-keys.ts';

/** A clock that stands where a test puts it. */
export interface TestClock extends Clock {
  set(at: Date): void;
  advance(milliseconds: number): void;
}

export function createTestClock(at = new Date()): TestClock {
  let current = at;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}

export interface TestApp {
  app: App;
  config: Config;
  clock: TestClock;
  /** What routes asked to be enqueued, in order. The queue itself is tested where it lives, in `jobs/`. */
  enqueued: JobRequest<never>[];
  /** The cookie header of a signed-in person. */
  cookieOf(actor: Actor): { cookie: string };
  /** The cookie header of a rater whose link was opened. */
  raterCookieOf(invitationId: string): { cookie: string };
  close(): Promise<void>;
}

/** The whole application on a test database, not listening: use `app.inject`. */
export async function createTestApp(
  database: TestDatabase,
  options: {
    config?: Partial<Config>;
    clock?: TestClock;
    keys?: KeyStore;
    extraRoutes?: ExtraRoutes;
    /** Gets every log line, where `config.logLevel` is not 'silent'. */
    logDestination?: DestinationStream;
  } = {},
): Promise<TestApp> {
  const config: Config = {
    ...parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', JWT_SECRET: 'a-secret-that-only-the-tests-know-of' }),
    ...options.config,
  };
  const clock = options.clock ?? createTestClock();
  const enqueued: JobRequest<never>[] = [];
  const app = await buildApp(
    config,
    {
      database: database.api,
      clock,
      keys: options.keys ?? testKeys(),
      enqueue: async (requests) => {
        enqueued.push(...requests);
      },
    },
    options.extraRoutes,
    options.logDestination,
  );
  await app.ready();
  return {
    app,
    config,
    clock,
    enqueued,
    cookieOf: (actor) => ({ cookie: `${cookies.access.name}=${app.signAccessToken(actor.sessionId)}` }),
    raterCookieOf: (invitationId) => ({ cookie: `${cookies.rater.name}=${app.signRaterToken(invitationId)}` }),
    close: () => app.close(),
  };
}

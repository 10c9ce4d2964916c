import type { Config } from './config.ts';
import { systemClock } from './core/context.ts';
import type { Log } from './core/log.ts';
import { closeDatabase, openDatabase } from './db/client.ts';
import { openQueues } from './jobs/queues.ts';
import type { ApiDeps } from './plugins/app-instance.ts';

/** Opens what the API works with, and says how to close it. */
export async function openApiDeps(config: Config, log: Log): Promise<{ deps: ApiDeps; close: () => Promise<void> }> {
  if (!config.databaseUrlApi)
    throw new Error('DATABASE_URL_API is missing: the connection string of the login for heartset_api.');
  const database = openDatabase(config.databaseUrlApi, {
    applicationName: 'heartset api',
    onIdleError: (error) => log.warn({ name: error.name }, 'an idle database connection was lost'),
  });
  const queues = openQueues({ databaseUrl: config.databaseUrlApi, redisUrl: config.redisUrl, log });
  return {
    deps: { database, enqueue: queues.enqueue, clock: systemClock },
    close: async () => {
      await queues.close();
      await closeDatabase(database);
    },
  };
}

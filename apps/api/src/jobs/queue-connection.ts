import type { PostgresConnectionOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { queueSchema } from './migrate-queue.ts';
import { redisConnection } from './redis-connection.ts';

/** Where the queues live: Redis when its address is given, else the same PostgreSQL as everything else. */
export interface QueuePlace {
  /** Connection string of the login of this process. */
  databaseUrl: string;
  redisUrl: string | undefined;
}

/** What BullMQ is given to connect with. `close` comes after the queues' or workers' own. */
export type QueueConnection =
  | { backend: 'postgres'; options: PostgresConnectionOptions; close(): void }
  | { backend: 'redis'; redis: Redis; close(): void };

/**
 * Says how to reach wherever the queues live.
 *
 * @param maximumConnections with PostgreSQL, of each queue or worker; a worker has one more for LISTEN
 */
export function connectQueue(
  place: QueuePlace,
  use: 'queue' | 'worker',
  options: { applicationName: string; maximumConnections: number; onError: (error: Error) => void },
): QueueConnection {
  if (place.redisUrl) {
    const redis = redisConnection(place.redisUrl, use);
    redis.on('error', options.onError);
    // BullMQ closes what it opened itself; this one is ours.
    return { backend: 'redis', redis, close: () => redis.disconnect() };
  }
  return {
    backend: 'postgres',
    options: {
      connectionString: place.databaseUrl,
      schema: queueSchema,
      max: options.maximumConnections,
      application_name: options.applicationName,
      connectionTimeoutMillis: 10_000,
    },
    close: () => undefined,
  };
}

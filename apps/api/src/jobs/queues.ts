import { createPostgresBackend, createRedisBackend, type JobsOptions, withBackend } from 'bullmq';
import { errorLabel } from '../core/error-label.ts';
import type { Enqueue, JobDefinition, JobRequest, QueueName } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import { connectQueue, type QueueConnection, type QueuePlace } from './queue-connection.ts';

export type { QueuePlace } from './queue-connection.ts';

export const queueNames: readonly QueueName[] = ['mail', 'tally'];

/** Keys in Redis begin with it, so that one Redis can serve others too. */
export const redisPrefix = 'heartset';

export interface Queues {
  /** Puts jobs into their queues; never throws (see `Enqueue`). */
  enqueue: Enqueue;
  /** Makes a job come by itself every so often. The same again, from however many processes, is one schedule. */
  schedule(job: JobDefinition<Record<string, never>>, everyMs: number): Promise<void>;
  close(): Promise<void>;
}

/** The little that is asked of a queue, on whichever backend. */
interface OpenQueue {
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: unknown; opts: Omit<JobsOptions, 'jobId' | 'repeat' | 'delay' | 'deduplication'> },
  ): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** How long finished jobs are kept: enough to look into a fault, no longer. */
const keep = {
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 7 * 24 * 3600, count: 1000 },
} as const;

/** A queue that only adds needs few connections: adding is one statement. */
const connectionsOfAQueue = 4;

function openQueue(name: QueueName, connection: QueueConnection): OpenQueue {
  if (connection.backend === 'redis') {
    const Backed = withBackend(createRedisBackend).Queue;
    return new Backed(name, { connection: connection.redis, prefix: redisPrefix });
  }
  const Backed = withBackend(createPostgresBackend).Queue;
  return new Backed(name, { connection: connection.options });
}

function optionsOf({ job, key, delayMs }: JobRequest<never>): JobsOptions {
  return {
    ...keep,
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs },
    ...(key ? { deduplication: { id: key } } : {}),
    ...(delayMs ? { delay: delayMs } : {}),
  };
}

/**
 * Opens the queues for adding jobs. Adding never throws: a job that could not be added is found by the sweep, because what it is
 * about stands in PostgreSQL.
 *
 * @example const queues = openQueues({ databaseUrl: config.databaseUrlApi, redisUrl: config.redisUrl, log });
 */
export function openQueues(options: QueuePlace & { log: Log }): Queues {
  const { log } = options;
  const connection = connectQueue(options, 'queue', {
    applicationName: 'heartset queue',
    maximumConnections: connectionsOfAQueue,
    onError: (error) => log.warn({ error: errorLabel(error) }, 'the queue lost a connection'),
  });
  const queues = {
    mail: openQueue('mail', connection),
    tally: openQueue('tally', connection),
  } satisfies Record<QueueName, OpenQueue>;
  for (const name of queueNames) {
    queues[name].on('error', (error) =>
      log.warn({ queue: name, error: errorLabel(error) }, 'the queue reported an error'),
    );
  }
  return {
    enqueue: async (requests) => {
      for (const request of requests) {
        const { job, payload } = request;
        try {
          await queues[job.queue].add(job.name, job.payload.parse(payload), optionsOf(request));
        } catch (error) {
          log.warn({ job: job.name, error: errorLabel(error) }, 'a job waits for the sweep');
        }
      }
    },
    schedule: async (job, everyMs) => {
      await queues[job.queue].upsertJobScheduler(
        job.name,
        { every: everyMs },
        { name: job.name, data: {}, opts: { ...keep, attempts: job.attempts } },
      );
    },
    close: async () => {
      await Promise.all(queueNames.map((name) => queues[name].close()));
      connection.close();
    },
  };
}

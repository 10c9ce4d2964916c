import { createPostgresBackend, createRedisBackend, Queue, withBackend } from 'bullmq';
import type { Enqueue, QueueName } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import { queueSchema } from './migrate-queue.ts';
import { redisConnection } from './redis-connection.ts';

export const queueNames: readonly QueueName[] = ['mail', 'tally'];

/** Where the queues live: Redis when its address is given, else the same PostgreSQL as everything else. */
export interface QueuePlace {
  databaseUrl: string;
  redisUrl: string | undefined;
}

export interface Queues {
  enqueue: Enqueue;
  queue(name: QueueName): Queue;
  close(): Promise<void>;
}

/** How long finished jobs are kept: enough to look into a fault, no longer. */
const keep = { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 7 * 24 * 3600, count: 1000 } } as const;

function openQueue(name: QueueName, place: QueuePlace): Queue {
  if (place.redisUrl) {
    const Backed = withBackend(createRedisBackend).Queue;
    return new Backed(name, { connection: redisConnection(place.redisUrl, 'queue'), prefix: 'heartset' }) as Queue;
  }
  const Backed = withBackend(createPostgresBackend).Queue;
  return new Backed(name, { connection: { connectionString: place.databaseUrl, schema: queueSchema, max: 4 } }) as unknown as Queue;
}

/**
 * Opens the queues for adding jobs. Adding never throws: a job that could not be added is found by the sweep, because what it is
 * about stands in PostgreSQL.
 */
export function openQueues(options: QueuePlace & { log: Log }): Queues {
  const queues = new Map(queueNames.map((name) => [name, openQueue(name, options)]));
  for (const [name, queue] of queues) {
    queue.on('error', (error) => options.log.warn({ queue: name, error: error.name }, 'the queue reported an error'));
  }
  const queue = (name: QueueName): Queue => {
    const found = queues.get(name);
    if (!found) throw new Error(`There is no queue ${name}.`);
    return found;
  };
  return {
    queue,
    enqueue: async (requests) => {
      for (const { job, payload, key, delayMs } of requests) {
        try {
          await queue(job.queue).add(job.name, job.payload.parse(payload), {
            ...keep,
            attempts: job.attempts,
            backoff: { type: 'exponential', delay: job.backoffMs },
            ...(key ? { deduplication: { id: key } } : {}),
            ...(delayMs ? { delay: delayMs } : {}),
          });
        } catch (error) {
          options.log.warn({ job: job.name, error: error instanceof Error ? error.name : 'unknown' }, 'a job waits for the sweep');
        }
      }
    },
    close: async () => {
      await Promise.all([...queues.values()].map((each) => each.close()));
    },
  };
}

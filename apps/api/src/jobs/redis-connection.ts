import { Redis } from 'ioredis';

/**
 * One connection to Redis. A queue that adds jobs gives up quickly while Redis is away (the sweep finds the job later); a worker
 * waits for as long as it takes.
 */
export function redisConnection(redisUrl: string, use: 'queue' | 'worker'): Redis {
  return new Redis(redisUrl, {
    maxRetriesPerRequest: use === 'worker' ? null : 1,
    enableOfflineQueue: use === 'worker',
    lazyConnect: false,
  });
}

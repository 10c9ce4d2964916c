import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { describe } from 'vitest';

/** A backend of the queues, as a test gets it. */
export interface QueueBackend {
  readonly name: 'PostgreSQL' | 'Redis';
  /** Starts what it needs; `redisUrl` is undefined where the queues lie in PostgreSQL. */
  start(): Promise<{ redisUrl: string | undefined; stop(): Promise<void> }>;
}

const postgres: QueueBackend = {
  name: 'PostgreSQL',
  start: async () => ({ redisUrl: undefined, stop: async () => undefined }),
};

function hasRedisServer(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    // Not installed: the caller skips and says so.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port was given')),
      );
    });
  });
}

async function waitForRedis(url: string, server: ChildProcess): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  const died = once(server, 'exit').then(() => Promise.reject(new Error('redis-server ended at once')));
  await Promise.race([redis.ping(), died]);
  redis.disconnect();
}

/**
 * A server of the test's own where there is one to start: jobs of several test files would meet in a shared one.
 * As in production nothing is evicted. Nothing is written to disk either: a test's Redis lives as long as the test.
 */
async function startRedis(): Promise<{ redisUrl: string; stop(): Promise<void> }> {
  if (process.env.REDIS_URL && !hasRedisServer()) {
    return { redisUrl: process.env.REDIS_URL, stop: async () => undefined };
  }
  const port = await freePort();
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const server = spawn('redis-server', ['--port', String(port), ...settings], { stdio: 'ignore' });
  const redisUrl = `redis://127.0.0.1:${port}`;
  await waitForRedis(redisUrl, server);
  return {
    redisUrl,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

const redis: QueueBackend = { name: 'Redis', start: startRedis };

/**
 * Runs tests once on each backend of the queues: PostgreSQL always, Redis when REDIS_URL or a `redis-server` is there. Otherwise the
 * Redis half is named and counted as skipped.
 *
 * @example
 * describeOnBackends('sending mail', (backend) => { beforeAll(async () => { running = await backend.start(); }); … });
 */
export function describeOnBackends(title: string, tests: (backend: QueueBackend) => void): void {
  describe(`${title}, queues on PostgreSQL`, () => tests(postgres));
  const available = process.env.REDIS_URL !== undefined || hasRedisServer();
  if (!available) process.stderr.write(`Skipped: ${title}, queues on Redis (no REDIS_URL and no redis-server)\n`);
  describe.runIf(available)(`${title}, queues on Redis`, () => tests(redis));
}

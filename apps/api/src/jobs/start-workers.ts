import { createPostgresBackend, createRedisBackend, type Job, withBackend } from 'bullmq';
import { errorLabel } from '../core/error-label.ts';
import type { Enqueue, QueueName } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import { closeWithin } from './close-within.ts';
import { connectQueue, type QueueConnection } from './queue-connection.ts';
import { openQueues, redisPrefix } from './queues.ts';
import type { WorkerJobs } from './registry.ts';

/** How a worker holds on to its jobs. */
export interface WorkerTiming {
  /** A job belongs to its worker for this long; the worker renews it at half time for as long as it lives. */
  lockDurationMs: number;
  /** How often a worker looks for jobs whose lock has run out. */
  stalledIntervalMs: number;
  /** How often a job may come back from a dead worker before the queue gives it up. */
  maximumStalledCount: number;
  /** How long an idle worker waits before it looks by itself, should a notification have been lost. */
  drainDelaySeconds: number;
}

/**
 * Not the library's defaults, which give a dead worker's jobs back after up to a minute.
 *
 * The jobs of a worker that was killed wait for others until the lock has run out and a look has found them: at most
 * 15 s + 2 x 5 s = 25 s (two looks, because Redis leaves out one that comes a moment early; 14 s and 22 s were measured). Shorter
 * locks would be cheaper to wait for and dearer to keep: each job under way renews every 7.5 s, and a process that is stopped for
 * longer than a lock (a long collection of garbage, a paused machine) loses its jobs to another, which the outbox's own lease and the
 * tally's lock make harmless but not free.
 *
 * A job may stall ten times, because deploying or killing workers is no fault of the job. Whoever kills its worker every time is
 * stopped by the outbox, which counts attempts itself, and a sweep enqueues again what the queue has given up.
 */
export const workerTiming: WorkerTiming = {
  lockDurationMs: 15_000,
  stalledIntervalMs: 5_000,
  maximumStalledCount: 10,
  drainDelaySeconds: 5,
};

/** One queue's work: what to do, how much at once, and with whose login. */
export interface WorkerPart {
  work: WorkerJobs;
  /** Jobs under way at the same time. */
  concurrency: number;
  /** Connection string of the login that the queue is reached with, where it lies in PostgreSQL. */
  databaseUrl: string;
}

export interface StartWorkersOptions {
  parts: readonly WorkerPart[];
  redisUrl: string | undefined;
  log: Log;
  timing?: Partial<WorkerTiming>;
}

export interface RunningWorkers {
  /** Takes no new job, waits for those under way, closes all connections. */
  close(): Promise<void>;
}

/** The little that is asked of a worker, on whichever backend. */
interface OpenWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

type Process = (job: Job) => Promise<void>;

function openWorker(part: WorkerPart, connection: QueueConnection, process: Process, timing: WorkerTiming): OpenWorker {
  const name: QueueName = part.work.queue;
  const options = {
    concurrency: part.concurrency,
    lockDuration: timing.lockDurationMs,
    stalledInterval: timing.stalledIntervalMs,
    maxStalledCount: timing.maximumStalledCount,
    drainDelay: timing.drainDelaySeconds,
    // After a lost connection: soon again, for the database is usually back within seconds.
    runRetryDelay: 1_000,
  };
  if (connection.backend === 'redis') {
    const Backed = withBackend(createRedisBackend).Worker;
    return new Backed(name, process, { ...options, connection: connection.redis, prefix: redisPrefix });
  }
  const Backed = withBackend(createPostgresBackend).Worker;
  return new Backed(name, process, { ...options, connection: connection.options });
}

/** Runs a job by its name. What went wrong is logged by the error's name: messages of databases and mail servers quote people. */
function processWith(work: WorkerJobs, enqueue: Enqueue, log: Log, underWay: { jobs: number }): Process {
  const jobs = new Map(work.jobs.map((job) => [job.name, job]));
  return async (job) => {
    const found = jobs.get(job.name);
    if (!found) {
      log.error({ queue: work.queue, job: job.name }, 'a job came that this worker does not know');
      throw new Error('unknown job');
    }
    underWay.jobs += 1;
    try {
      await enqueue(await found.run(job.data));
    } catch (error) {
      const label = errorLabel(error);
      log.warn({ queue: work.queue, job: job.name, attempt: job.attemptsMade + 1, error: label }, 'a job failed');
      // The queue keeps a failed job's message and stack for a week: neither may hold what the error was about.
      const kept = new Error(label);
      kept.stack = label;
      throw kept;
    } finally {
      underWay.jobs -= 1;
    }
  };
}

async function startPart(part: WorkerPart, options: StartWorkersOptions): Promise<RunningWorkers> {
  const { log, redisUrl } = options;
  const { work } = part;
  const place = { databaseUrl: part.databaseUrl, redisUrl };
  const queues = openQueues({ ...place, log });
  const connection = connectQueue(place, 'worker', {
    applicationName: `heartset ${work.queue} worker`,
    maximumConnections: part.concurrency + 4,
    onError: (error) => log.warn({ queue: work.queue, error: errorLabel(error) }, 'the worker lost a connection'),
  });
  const underWay = { jobs: 0 };
  const worker = openWorker(part, connection, processWith(work, queues.enqueue, log, underWay), {
    ...workerTiming,
    ...options.timing,
  });
  worker.on('error', (error) =>
    log.warn({ queue: work.queue, error: errorLabel(error) }, 'the worker reported an error'),
  );
  const close = async (): Promise<void> => {
    const closed = await closeWithin(worker.close(), () => underWay.jobs);
    const left = await closeWithin(queues.close(), () => 0);
    if (!closed || !left) log.warn({ queue: work.queue }, 'the queue did not let go of its connections');
    connection.close();
  };
  try {
    await worker.waitUntilReady();
    for (const { job, everyMs } of work.schedules) await queues.schedule(job, everyMs);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

/**
 * Starts a worker for each part and returns once all of them are at work.
 *
 * @throws what the database or Redis said when one of them cannot be reached; then nothing is left running
 * @example
 * const workers = await startWorkers({ parts: [mailPart], redisUrl: config.redisUrl, log });
 * process.once('SIGTERM', () => void workers.close());
 */
export async function startWorkers(options: StartWorkersOptions): Promise<RunningWorkers> {
  const started: RunningWorkers[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((each) => each.close()));
  };
  try {
    for (const part of options.parts) started.push(await startPart(part, options));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

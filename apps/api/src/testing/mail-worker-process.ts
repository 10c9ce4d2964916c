import { pino } from 'pino';
import { parseConfig } from '../config.ts';
import { mailConcurrency, openMailDeps } from '../deps.ts';
import { mailJobs } from '../jobs/registry.ts';
import { startWorkers } from '../jobs/start-workers.ts';
import { quickMailTiming, quickWorkerTiming } from './quick-timing.ts';

/** A mail worker in a process of its own, for tests that kill it: the real one, with leases and locks of seconds. */
const config = parseConfig(process.env);
const log = pino({ level: 'warn' });
const { deps, databaseUrl } = await openMailDeps(config, log);
await startWorkers({
  parts: [{ work: mailJobs({ ...deps, timing: quickMailTiming }), concurrency: mailConcurrency, databaseUrl }],
  redisUrl: config.redisUrl,
  log,
  timing: quickWorkerTiming,
});
process.stdout.write('at work\n');

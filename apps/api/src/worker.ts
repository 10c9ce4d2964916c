import { pino } from 'pino';
import { parseConfig } from './config.ts';
import { runWorkers } from './run-workers.ts';

/** The program of a worker in production. WORKER_ROLES says of which: mail, tally, or both. */
try {
  const config = parseConfig(process.env);
  const log = pino({ level: config.logLevel, base: { process: `${config.workerRoles.join('-')}-worker` } });
  const workers = await runWorkers(config, log);
  log.info({ roles: config.workerRoles }, 'at work');

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'finishing what is under way');
    workers.close().then(
      () => log.info({}, 'stopped'),
      (error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'did not stop as it should');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

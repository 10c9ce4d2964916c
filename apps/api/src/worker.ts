import { pino } from 'pino';
import { parseConfig } from './config.ts';
import { errorLabel } from './core/error-label.ts';
import { failureText } from './core/failure-text.ts';
import { runWorkers } from './run-workers.ts';

/**
 * The program of a worker in production. WORKER_ROLES says of which: mail, tally, or both. SIGTERM lets it finish what is under way;
 * one that comes while it is still starting is kept until then.
 */
async function run(): Promise<void> {
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
  });
  const config = parseConfig(process.env);
  const log = pino({ level: config.logLevel, base: { process: `${config.workerRoles.join('-')}-worker` } });
  const workers = await runWorkers(config, log);
  log.info({ roles: config.workerRoles }, 'at work');
  log.info({ signal: await asked }, 'finishing what is under way');
  try {
    await workers.close();
    log.info({}, 'stopped');
  } catch (error) {
    log.error({ error: errorLabel(error) }, 'did not stop as it should');
    process.exitCode = 1;
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${failureText(error)}\n`);
  process.exit(1);
});

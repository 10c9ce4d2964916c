import { pino } from 'pino';
import { buildApp } from './app.ts';
import { parseConfig } from './config.ts';
import { errorLabel } from './core/error-label.ts';
import { failureText } from './core/failure-text.ts';
import { checkLogin } from './db/check-login.ts';
import { openApiDeps } from './deps.ts';

/** The program of the API in production: answers requests with the login of the API and nothing else. */
try {
  const config = parseConfig(process.env);
  const log = pino({ level: config.logLevel, base: { process: 'api' } });
  const { deps, close } = await openApiDeps(config, log);
  await checkLogin(deps.database, 'api');
  const app = await buildApp(config, deps);
  await app.listen({ host: config.host, port: config.port });
  log.info({ host: config.host, port: config.port }, 'listening');

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'finishing what is under way');
    app
      .close()
      .then(close)
      .then(
        () => log.info({}, 'stopped'),
        (error: unknown) => {
          log.error({ error: errorLabel(error) }, 'did not stop as it should');
          process.exitCode = 1;
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`);
  process.exit(1);
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { type Config, parseConfig } from '../config.ts';
import { systemClock } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { systemErrorCode } from '../core/system-error-code.ts';
import { checkLogin } from '../db/check-login.ts';
import { closeDatabase, openDatabase } from '../db/client.ts';
import { openApiDeps } from '../deps.ts';
import { migrateAll } from '../migrate.ts';
import { KEY_PURPOSES, openDirectoryKeyStore } from '../modules/keys/keys.public.ts';
import type { App } from '../plugins/app-instance.ts';
import { runWorkers } from '../run-workers.ts';
import { loadDemoOrganization } from './demo/load-demo.ts';
import { inboxRoutes } from './mail/inbox.routes.ts';
import type { InboxStore } from './mail/inbox-store.ts';
import { startMailCatcher } from './mail/start-mail-catcher.ts';
import { onlyLocalHosts } from './only-local-hosts.ts';
import { startCluster } from './postgres/start-cluster.ts';
import { checkGivenLogins, provisionLogins } from './provision-logins.ts';
import { readRememberedPort, rememberPort } from './remembered-port.ts';
import { loadSecrets, type StandaloneSecrets } from './secrets.ts';
import { choosePort, parseStandaloneConfig, type StandaloneConfig } from './standalone-config.ts';
import { StartError } from './start-error.ts';

export interface StandaloneOptions {
  /** Usually `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `migrations/` and `apps/`. */
  readonly projectFolder: string;
  /** Gets one short line a step. */
  readonly print: (line: string) => void;
  /** Aborted when the start is to be given up (Ctrl-C while starting). */
  readonly signal: AbortSignal;
}

export interface RunningStandalone {
  /** The one address to open. */
  readonly address: string;
  /** Stops accepting, lets what is under way end, then stops every part, the database last. */
  stop(): Promise<void>;
}

/** What has been started so far, to be stopped in the opposite order. */
type Stops = { name: string; stop: () => Promise<void>; announce?: () => Promise<void> }[];

/** Thrown when the start was given up on request: no failure. */
export class StartGivenUp extends Error {}

/**
 * Runs the whole product in this process: the embedded parts that the environment does not replace, the API and the workers.
 *
 * @throws StartError with what to do; whatever had been started is stopped again
 */
export async function startStandalone(options: StandaloneOptions): Promise<RunningStandalone> {
  const stops: Stops = [];
  try {
    return await startParts(options, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function startParts(options: StandaloneOptions, stops: Stops): Promise<RunningStandalone> {
  const standalone = parseStandaloneConfig(options.environment, options.projectFolder);
  await createDataDirectory(standalone.dataDirectory);
  const secrets = await loadSecrets(standalone.dataDirectory);
  await checkKeys(standalone.keysDirectory);
  const step = stepper(options);

  const ownerUrl =
    standalone.ownerUrl ?? (await step('Starting the database', () => startDatabase(standalone, options, stops)));
  const loginUrls = await step('Preparing the database', async () => {
    await migrateOrExplain(ownerUrl, options.projectFolder);
    if (standalone.loginUrls) return checkGivenLogins(standalone.loginUrls);
    // A database server of one's own is ours alone; another's logins may be in use by another Heartset.
    return provisionLogins(ownerUrl, secrets.databasePasswords, standalone.ownerUrl ? 'refuse' : 'take-over');
  });
  const catcher = standalone.smtpUrl
    ? undefined
    : await startMailCatcher({ directory: path.join(standalone.dataDirectory, 'mail'), log: options.print });
  if (catcher) stops.push({ name: 'mail catcher', stop: catcher.stop });

  const remembered = await readRememberedPort(standalone.dataDirectory);
  const { port, takenPort } = await choosePort(standalone, remembered);
  if (takenPort) options.print(portIsTaken(takenPort, port, remembered));
  const config = productConfig(options, standalone, secrets, {
    port,
    loginUrls,
    smtpUrl: standalone.smtpUrl ?? catcher?.smtpUrl,
  });
  const log: Log = pino({ level: config.logLevel, base: { process: 'standalone' } });
  if (standalone.demo) {
    const loaded = await loadDemo(ownerUrl, config, log);
    if (loaded) options.print(`Loading the demo organisation · ${loaded} s`);
  }
  await step('Starting API and workers', () =>
    startProcesses(config, log, standalone.inbox ? catcher?.inbox : undefined, stops),
  );
  if (standalone.publicUrl === undefined) await rememberPort(standalone.dataDirectory, port);
  else options.print(`Listening on ${localAddress(standalone.host, port)}, for the proxy that stands before it.`);
  if (catcher && !standalone.inbox) options.print(warnAboutCaughtMail(standalone));
  return { address: config.publicUrl, stop: () => stopAll(stops) };
}

async function checkKeys(directory: string): Promise<void> {
  try {
    await openDirectoryKeyStore(directory, KEY_PURPOSES, systemClock.now());
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new StartError(
      `${cause.message} It is ${directory}.`,
      "Make it a directory of this program's user alone, on a disk that can be written to, or set HEARTSET_KEYS to another one. Keep the keys that are in it: without them answers that were collected are lost.",
      { cause },
    );
  }
}

/** How this machine reaches itself. */
function localAddress(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

function portIsTaken(takenPort: number, port: number, remembered: number | undefined): string {
  const listens = `Port ${takenPort} is taken, so this one listens on ${port}.`;
  return takenPort === remembered ? `${listens} Links in mails of the last start lead to ${takenPort}.` : listens;
}

async function createDataDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new StartError(
      `The data directory ${directory} cannot be created (${systemErrorCode(cause) ?? 'unknown error'}).`,
      'Make its parent writable, or set HEARTSET_DATA to another directory.',
      { cause },
    );
  }
}

/** Prints each step with its seconds once it is done; gives up between two steps when asked to. */
function stepper(options: StandaloneOptions) {
  return async <Result>(title: string, work: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now();
    const result = await work();
    options.print(`${title} · ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    if (options.signal.aborted) throw new StartGivenUp('The start was given up.');
    return result;
  };
}

async function startDatabase(standalone: StandaloneConfig, options: StandaloneOptions, stops: Stops): Promise<string> {
  const cluster = await startCluster({ dataDirectory: standalone.dataDirectory, log: options.print });
  let asked = false;
  stops.push({
    name: 'database',
    announce: cluster.announceStop,
    stop: () => {
      asked = true;
      return cluster.stop();
    },
  });
  void cluster.ended.then(() => {
    if (!asked)
      options.print(`The database stopped by itself. Its log is ${cluster.logFile}; stop with Ctrl-C and start again.`);
  });
  return cluster.ownerUrl;
}

async function migrateOrExplain(ownerUrl: string, projectFolder: string): Promise<void> {
  try {
    await migrateAll(ownerUrl, path.join(projectFolder, 'migrations'));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message || systemErrorCode(cause) : String(cause);
    throw new StartError(
      `The database could not be prepared: ${problem}`,
      'With DATABASE_URL set: check that it is reachable and that its login owns the database. After going back to an older Heartset: restore the backup made before the upgrade.',
      { cause },
    );
  }
}

function productConfig(
  options: StandaloneOptions,
  standalone: StandaloneConfig,
  secrets: StandaloneSecrets,
  found: { port: number; loginUrls: { api: string; mailer: string; tally: string }; smtpUrl: string | undefined },
): Config {
  const config = parseConfig({
    ...options.environment,
    HOST: standalone.host,
    PORT: String(found.port),
    PUBLIC_URL: standalone.publicUrl ?? localAddress(standalone.host, found.port),
    DATABASE_URL_API: found.loginUrls.api,
    DATABASE_URL_MAILER: found.loginUrls.mailer,
    DATABASE_URL_TALLY: found.loginUrls.tally,
    SMTP_URL: found.smtpUrl,
    JWT_SECRET: standalone.jwtSecret ?? secrets.jwtSecret,
    MAIL_KEY: standalone.mailKey ?? secrets.mailKey,
    // The embedded catcher belongs to nobody whose patience could be tried.
    MAIL_PER_DOMAIN_PER_MINUTE:
      options.environment.MAIL_PER_DOMAIN_PER_MINUTE || (standalone.smtpUrl ? undefined : '0'),
    // The terminal belongs to the reader: routine lines only when asked for.
    LOG_LEVEL: options.environment.LOG_LEVEL || 'warn',
    HEARTSET_KEYS: standalone.keysDirectory,
    WEB_FOLDER: options.environment.WEB_FOLDER || path.join(options.projectFolder, 'apps', 'web', 'dist'),
  });
  return { ...config, standalone: standalone.demo, demo: standalone.demo };
}

/** Loads the demo organisation into an empty database; the seconds it took, or undefined when there was nothing to do. */
async function loadDemo(ownerUrl: string, config: Config, log: Log): Promise<string | undefined> {
  const begun = performance.now();
  const open = (url: string | undefined) =>
    openDatabase(url ?? ownerUrl, {
      applicationName: 'heartset demo',
      maximumConnections: 4,
      onIdleError: (error) => log.warn({ name: error.name }, 'an idle database connection was lost'),
    });
  const owner = open(ownerUrl);
  const api = open(config.databaseUrlApi);
  const tally = open(config.databaseUrlTally);
  try {
    const keys = await openDirectoryKeyStore(config.keysDirectory ?? '', KEY_PURPOSES, systemClock.now());
    const loaded = await loadDemoOrganization({ owner, api, tally, clock: systemClock, keys });
    return loaded ? ((performance.now() - begun) / 1000).toFixed(1) : undefined;
  } finally {
    await Promise.all([owner, api, tally].map(closeDatabase));
  }
}

async function startProcesses(config: Config, log: Log, inbox: InboxStore | undefined, stops: Stops): Promise<void> {
  const workers = await runWorkers(config, log);
  stops.push({ name: 'workers', stop: () => workers.close() });
  const { deps, close } = await openApiDeps(config, log);
  stops.push({ name: 'API connections', stop: close });
  await checkLogin(deps.database, 'api');
  const app = await buildApp(config, deps, (scope: App) => {
    if (!inbox) return;
    onlyLocalHosts(scope);
    scope.register(inboxRoutes(inbox));
  });
  stops.push({ name: 'API', stop: () => app.close() });
  await app.listen({ host: config.host, port: config.port });
}

function warnAboutCaughtMail(standalone: StandaloneConfig): string {
  const folder = path.join(standalone.dataDirectory, 'mail');
  return `Mail is not delivered: SMTP_URL is not set. It is kept in ${folder}; the inbox page is off, because others can reach this address.`;
}

/** Stops in the opposite order; one part that fails does not keep the next from stopping. */
async function stopAll(stops: Stops): Promise<void> {
  const failures: unknown[] = [];
  for (const part of stops) await part.announce?.().catch((error: unknown) => failures.push(error));
  for (let part = stops.pop(); part; part = stops.pop()) {
    await part.stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not every part stopped as it should.');
}

import type { Config } from './config.ts';
import { systemClock } from './core/context.ts';
import { errorLabel } from './core/error-label.ts';
import { AppError } from './core/errors.ts';
import type { Log } from './core/log.ts';
import { checkLogin } from './db/check-login.ts';
import { closeDatabase, openDatabase } from './db/client.ts';
import { closeWithin } from './jobs/close-within.ts';
import { openQueues } from './jobs/queues.ts';
import { KEY_PURPOSES, type KeyStore, openDirectoryKeyStore, rememberIssuingKeys } from './modules/keys/keys.public.ts';
import { type MailDeps, mailTiming } from './modules/mail/mail-deps.ts';
import { openMailTransport } from './modules/mail/mail-transport.ts';
import { readDkimKey } from './modules/mail/read-dkim-key.ts';
import type { TallyDeps } from './modules/tally/tally-deps.ts';
import type { ApiDeps } from './plugins/app-instance.ts';

/**
 * Opens the place of campaigns' keys, so that a process is told at its start, and not when the first campaign opens, that it is not
 * right. Whoever opens a campaign makes all of its keys, and whoever ends one destroys them: both work with every purpose.
 */
async function openKeys(config: Config): Promise<KeyStore> {
  if (!config.keysDirectory) {
    throw new Error("HEARTSET_KEYS is missing: the directory in which campaigns' keys are kept.");
  }
  try {
    return await openDirectoryKeyStore(config.keysDirectory, KEY_PURPOSES, systemClock.now());
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new Error(`HEARTSET_KEYS (${config.keysDirectory}): ${cause.message}`, { cause });
  }
}

/** Opens what the API works with, and says how to close it. Refuses a login that may do what the API must not. */
export async function openApiDeps(config: Config, log: Log): Promise<{ deps: ApiDeps; close: () => Promise<void> }> {
  if (!config.databaseUrlApi)
    throw new Error('DATABASE_URL_API is missing: the connection string of the login for heartset_api.');
  const keys = rememberIssuingKeys(await openKeys(config));
  const database = openDatabase(config.databaseUrlApi, {
    applicationName: 'heartset api',
    onIdleError: (error) => log.warn({ error: errorLabel(error) }, 'an idle database connection was lost'),
  });
  try {
    await checkLogin(database, 'api');
  } catch (error) {
    await closeDatabase(database);
    throw error;
  }
  const queues = openQueues({ databaseUrl: config.databaseUrlApi, redisUrl: config.redisUrl, log });
  return {
    deps: { database, enqueue: queues.enqueue, clock: systemClock, keys },
    close: async () => {
      await closeWithin(queues.close(), () => 0);
      await closeDatabase(database);
    },
  };
}

/** How many mails leave at the same time: as many are sent twice, at the most, when the worker is killed. */
export const mailConcurrency = 5;

/** Parts of campaigns that one process counts at the same time: while one waits for the database, the other computes. */
export const tallyConcurrency = 2;

/**
 * Opens what the mail worker works with: the mailer's login, the mail server, the key of the links. Nothing is sent yet.
 *
 * @throws Error that names the variable that is missing or wrong
 */
export async function openMailDeps(
  config: Config,
  log: Log,
): Promise<{ deps: MailDeps; databaseUrl: string; close: () => Promise<void> }> {
  const { databaseUrlMailer, smtpUrl, mailKey } = config;
  if (!databaseUrlMailer) {
    throw new Error('DATABASE_URL_MAILER is missing: the connection string of the login for heartset_mailer.');
  }
  if (!smtpUrl) throw new Error('SMTP_URL is missing: the address of the mail server, as smtps://login:password@host.');
  if (!mailKey) throw new Error('MAIL_KEY is missing. Set it to a random text of at least 32 characters, and keep it.');
  const transport = openMailTransport(smtpUrl, {
    from: config.mailFrom,
    maximumConnections: mailConcurrency,
    dkim: config.mailDkim && (await readDkimKey(config.mailDkim)),
  });
  const database = openDatabase(databaseUrlMailer, {
    applicationName: 'heartset mailer',
    maximumConnections: mailConcurrency + 2,
    onIdleError: (error) => log.warn({ error: errorLabel(error) }, 'an idle database connection was lost'),
  });
  return {
    deps: {
      database,
      transport,
      sender: {
        publicUrl: config.publicUrl,
        from: config.mailFrom,
        replyTo: config.mailReplyTo,
        bounceAddress: config.mailBounceAddress,
        timeZone: config.timeZone,
      },
      mailKey,
      timing: mailTiming,
      perDomainPerMinute: config.mailPerDomainPerMinute,
      log,
    },
    databaseUrl: databaseUrlMailer,
    close: async () => {
      transport.close();
      await closeDatabase(database);
    },
  };
}

/**
 * Opens what the tally worker works with: the tally's login and the clock.
 *
 * @throws Error that names the variable that is missing
 */
export async function openTallyDeps(
  config: Config,
  log: Log,
): Promise<{ deps: TallyDeps; databaseUrl: string; close: () => Promise<void> }> {
  if (!config.databaseUrlTally) {
    throw new Error('DATABASE_URL_TALLY is missing: the connection string of the login for heartset_tally.');
  }
  const keys = await openKeys(config);
  const database = openDatabase(config.databaseUrlTally, {
    applicationName: 'heartset tally',
    maximumConnections: tallyConcurrency + 2,
    onIdleError: (error) => log.warn({ error: errorLabel(error) }, 'an idle database connection was lost'),
  });
  return {
    deps: { database, clock: systemClock, keys, log },
    databaseUrl: config.databaseUrlTally,
    close: () => closeDatabase(database),
  };
}

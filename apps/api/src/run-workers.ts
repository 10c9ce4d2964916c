import type { Config } from './config.ts';
import type { Log } from './core/log.ts';
import { systemErrorCode } from './core/system-error-code.ts';
import { checkLogin } from './db/check-login.ts';
import { mailConcurrency, openMailDeps, openTallyDeps, tallyConcurrency } from './deps.ts';
import { mailJobs, tallyJobs } from './jobs/registry.ts';
import { type RunningWorkers, startWorkers, type WorkerPart } from './jobs/start-workers.ts';
import type { MailDeps } from './modules/mail/mail-deps.ts';

interface Opened {
  part: WorkerPart;
  close(): Promise<void>;
}

/** Listens for mails that come back, where the configuration says where. */
async function listenIfAsked(config: Config, deps: MailDeps): Promise<() => Promise<void>> {
  const { mailBounceAddress: address, mailBounceListen: place } = config;
  if (!address || !place) return async () => undefined;
  // Only a process that listens loads what reads mails.
  const { listenForBounces } = await import('./modules/bounces/listen-for-bounces.ts');
  try {
    const listener = await listenForBounces(deps, address, place);
    return () => listener.close();
  } catch (cause) {
    const code = systemErrorCode(cause) ?? 'unknown error';
    throw new Error(`MAIL_BOUNCE_LISTEN: nothing can listen at ${place.host}, port ${place.port} (${code}).`, {
      cause,
    });
  }
}

async function openMailPart(config: Config, log: Log): Promise<Opened> {
  const { deps, databaseUrl, close } = await openMailDeps(config, log);
  try {
    await checkLogin(deps.database, 'mailer');
    const stopListening = await listenIfAsked(config, deps);
    return {
      part: { work: mailJobs(deps), concurrency: mailConcurrency, databaseUrl },
      close: async () => {
        await stopListening();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openTallyPart(config: Config, log: Log): Promise<Opened> {
  const { deps, databaseUrl, close } = await openTallyDeps(config, log);
  try {
    await checkLogin(deps.database, 'tally');
  } catch (error) {
    await close();
    throw error;
  }
  return { part: { work: tallyJobs(deps), concurrency: tallyConcurrency, databaseUrl }, close };
}

/**
 * Runs the workers that `config.workerRoles` names, each with its own login and nothing else: the whole of a worker process, and a
 * part of the embedded start.
 *
 * @returns once they are at work; `close` takes no new job, waits for those under way, and closes every connection
 * @throws Error in the operator's words: what is missing, which login may do what it must not, what cannot be reached
 */
export async function runWorkers(config: Config, log: Log): Promise<RunningWorkers> {
  const opened: Opened[] = [];
  const closeAll = async (): Promise<void> => {
    for (let each = opened.pop(); each; each = opened.pop()) await each.close();
  };
  try {
    if (config.workerRoles.includes('mail')) opened.push(await openMailPart(config, log));
    if (config.workerRoles.includes('tally')) opened.push(await openTallyPart(config, log));
    const workers = await startWorkers({ parts: opened.map(({ part }) => part), redisUrl: config.redisUrl, log });
    return {
      close: async () => {
        await workers.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

import { createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { databaseUrlSchema, parseConfig } from '../config.ts';
import { systemErrorCode } from '../core/system-error-code.ts';
import { StartError } from './start-error.ts';

const url = z.string().min(1).max(2000);

const environmentSchema = z.object({
  HEARTSET_DATA: z.string().max(4096).optional(),
  HEARTSET_KEYS: z.string().max(4096).optional(),
  HOST: z.string().max(255).default('localhost'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: databaseUrlSchema.optional(),
  DATABASE_URL_API: url.optional(),
  DATABASE_URL_MAILER: url.optional(),
  DATABASE_URL_TALLY: url.optional(),
  SMTP_URL: url.optional(),
  MAIL_FROM: z.string().optional(),
  JWT_SECRET: z.string().optional(),
  MAIL_KEY: z.string().optional(),
});

const DEFAULT_PORT = 3600;

/** Which parts an `npm start` brings itself, and which the environment names. */
export interface StandaloneConfig {
  readonly dataDirectory: string;
  /** Where campaigns' keys are kept: `keys` in the data directory unless HEARTSET_KEYS says otherwise. */
  readonly keysDirectory: string;
  readonly host: string;
  /** What PORT asks for; undefined when any port near the usual one will do. */
  readonly wantedPort: number | undefined;
  readonly publicUrl: string | undefined;
  /** Connection string of the owner; undefined: the embedded database. */
  readonly ownerUrl: string | undefined;
  /** The three logins, when somebody made them outside. */
  readonly loginUrls: { readonly api: string; readonly mailer: string; readonly tally: string } | undefined;
  /** Undefined: the local mail catcher. */
  readonly smtpUrl: string | undefined;
  readonly jwtSecret: string | undefined;
  readonly mailKey: string | undefined;
  /** The inbox page shows every mail, sign-in links too: only on loopback, and only while no address is public. */
  readonly inbox: boolean;
  /** One-click sign-in and demo people: only when, beside that, the database is embedded. */
  readonly demo: boolean;
}

/**
 * Decides from the environment which parts are embedded.
 *
 * @param environment usually `process.env`
 * @param projectFolder the data lie in its `.heartset` unless HEARTSET_DATA says otherwise; a relative path is taken from here
 * @throws StartError naming each variable that is wrong, never its value
 */
export function parseStandaloneConfig(
  environment: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): StandaloneConfig {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartError(
      `The configuration is not right: ${problems.join('; ')}`,
      'See .env.example for what each variable means.',
    );
  }
  const env = parsed.data;
  checkTheRest(filled);
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined) {
    throw new StartError(
      'SMTP_URL is set, but not MAIL_FROM, the address that mails come from.',
      'Set MAIL_FROM to an address for which your mail server takes mail, as Heartset <feedback@example.org>.',
    );
  }
  const loginUrls = chooseLogins(env);
  const inbox = env.SMTP_URL === undefined && env.PUBLIC_URL === undefined && isLoopback(env.HOST);
  const dataDirectory = path.resolve(projectFolder, env.HEARTSET_DATA ?? '.heartset');
  return {
    dataDirectory,
    keysDirectory: env.HEARTSET_KEYS
      ? path.resolve(projectFolder, env.HEARTSET_KEYS)
      : path.join(dataDirectory, 'keys'),
    host: env.HOST,
    wantedPort: env.PORT,
    publicUrl: env.PUBLIC_URL,
    ownerUrl: env.DATABASE_URL,
    loginUrls,
    smtpUrl: env.SMTP_URL,
    jwtSecret: env.JWT_SECRET,
    mailKey: env.MAIL_KEY,
    inbox,
    demo: inbox && env.DATABASE_URL === undefined,
  };
}

/** What every process reads of the environment is checked before the first part starts, not when its turn comes. */
function checkTheRest(environment: Readonly<Record<string, string | undefined>>): void {
  try {
    parseConfig(environment);
  } catch (cause) {
    throw new StartError(
      cause instanceof Error ? cause.message : String(cause),
      'Correct it in .env or in the environment, and start again.',
      { cause },
    );
  }
}

function chooseLogins(env: z.infer<typeof environmentSchema>): StandaloneConfig['loginUrls'] {
  const { DATABASE_URL_API: api, DATABASE_URL_MAILER: mailer, DATABASE_URL_TALLY: tally } = env;
  if (!api && !mailer && !tally) return undefined;
  if (!env.DATABASE_URL) {
    throw new StartError(
      'DATABASE_URL_API, DATABASE_URL_MAILER or DATABASE_URL_TALLY is set, but not DATABASE_URL, the login that migrates.',
      'Set DATABASE_URL as well, or none of the four for the embedded database.',
    );
  }
  if (api && mailer && tally) return { api, mailer, tally };
  throw new StartError(
    'Only some of DATABASE_URL_API, DATABASE_URL_MAILER and DATABASE_URL_TALLY are set.',
    'Set all three, or none: then the logins are made with DATABASE_URL.',
  );
}

/** Whether a host to listen on, or the host of an address, is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export interface ChosenPort {
  readonly port: number;
  /** The port that would have been taken had it been free; undefined when it was. */
  readonly takenPort: number | undefined;
}

/**
 * Finds the port to listen on: the wanted one, the one of the last start or the usual one, or the next free one after it.
 *
 * @param remembered the port of the last start, to which mails lead; it counts only where nobody asks for another
 * @throws StartError when PUBLIC_URL is set, since whatever leads there expects the port it was told, or none is free
 */
export async function choosePort(config: StandaloneConfig, remembered?: number): Promise<ChosenPort> {
  const usual = (config.publicUrl === undefined ? remembered : undefined) ?? DEFAULT_PORT;
  const first = config.wantedPort ?? usual;
  if (first === 0) return { port: await probePort(config.host, 0), takenPort: undefined };
  for (let port = first; port < Math.min(first + 50, 65_536); port += 1) {
    if ((await probePort(config.host, port)) === 0) {
      if (config.publicUrl === undefined) continue;
      throw new StartError(
        `Port ${port} is taken.`,
        'Stop the program that uses it, or set PORT to another one and tell your proxy.',
      );
    }
    return { port, takenPort: port === first ? undefined : first };
  }
  throw new StartError(`No port from ${first} on is free.`, 'Set PORT to a free port.');
}

/** Listens for a moment; 0 when the port is taken, else the port (a free one for 0). "localhost" means both loopback addresses. */
async function probePort(host: string, port: number): Promise<number> {
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  let found = port;
  for (const address of addresses) {
    const outcome = await listenOnce(address, found);
    if (outcome === 'taken') return 0;
    if (outcome !== 'unavailable') found = outcome;
  }
  return found;
}

function listenOnce(host: string, port: number): Promise<number | 'taken' | 'unavailable'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = systemErrorCode(error);
      if (code === 'EADDRINUSE') resolve('taken');
      // A machine without IPv6 has no ::1.
      else if (code === 'EADDRNOTAVAIL' && host === '::1') resolve('unavailable');
      else if (code === 'EAFNOSUPPORT') resolve('unavailable');
      else
        reject(
          new StartError(
            `Cannot listen on ${host}:${port} (${code ?? error.message}).`,
            'Check HOST and PORT; ports below 1024 need special rights.',
            { cause: error },
          ),
        );
    });
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : port));
    });
  });
}

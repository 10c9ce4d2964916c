import { z } from 'zod';

/** A connection string: its scheme is what shows that it is one, and of the right kind. */
function connection(schemes: readonly string[]) {
  const isRight = (text: string) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1));
  return z
    .string()
    .max(2000)
    .refine(isRight, `must begin with ${schemes[0]}:// (write special characters in a password as %40 and the like)`);
}

const mailAddress = z
  .string()
  .max(254)
  // A mark of 50 characters goes before the @, where an address has room for 64.
  .regex(/^[a-z0-9._-]{1,14}@[a-z0-9.-]+$/i, 'must be an address, with at most 14 characters before the @');

/** Where to listen, as `127.0.0.1:2525` or `[::1]:2525`. */
const listenAddress = z
  .string()
  .max(300)
  .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i, 'must be a host and a port, as 127.0.0.1:2525')
  .refine((text) => Number(/\d+$/.exec(text)?.[0]) <= 65_535, 'must be a host and a port, as 127.0.0.1:2525');

/** A connection string of PostgreSQL. */
export const databaseUrlSchema = connection(['postgres', 'postgresql']);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().max(255).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3600),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL_API: databaseUrlSchema.optional(),
  DATABASE_URL_MAILER: databaseUrlSchema.optional(),
  DATABASE_URL_TALLY: databaseUrlSchema.optional(),
  REDIS_URL: connection(['redis', 'rediss']).optional(),
  SMTP_URL: connection(['smtp', 'smtps']).optional(),
  MAIL_FROM: z.string().max(320).default('Heartset <heartset@localhost>'),
  MAIL_REPLY_TO: z.string().max(320).optional(),
  MAIL_DKIM_DOMAIN: z
    .string()
    .max(253)
    .regex(/^[a-z0-9.-]+$/i, 'must be a domain')
    .optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .max(63)
    .regex(/^[a-z0-9.-]+$/i, 'must be letters, digits and hyphens')
    .optional(),
  MAIL_DKIM_KEY_FILE: z.string().max(4096).optional(),
  MAIL_PER_DOMAIN_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(300),
  MAIL_BOUNCE_ADDRESS: mailAddress.optional(),
  MAIL_BOUNCE_LISTEN: listenAddress.optional(),
  MAIL_BOUNCE_WEBHOOK_SECRET: z.string().min(32).max(500).optional(),
  JWT_SECRET: z.string().min(32).max(500).optional(),
  MAIL_KEY: z.string().min(32).max(500).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  WORKER_ROLES: z
    .string()
    .default('mail,tally')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['mail', 'tally'])).min(1)),
  TIME_ZONE: z.string().max(100).refine(isTimeZone, 'must be a time zone such as Europe/Zurich').optional(),
  WEB_FOLDER: z.string().max(4096).optional(),
  HEARTSET_KEYS: z.string().max(4096).optional(),
});

/** What a process of Heartset is told. Parsed once, at its start; nothing else reads the environment. */
export interface Config {
  host: string;
  port: number;
  /** The address in mails and cookies' scope, without a slash at the end. */
  publicUrl: string;
  databaseUrlApi: string | undefined;
  databaseUrlMailer: string | undefined;
  databaseUrlTally: string | undefined;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  mailReplyTo: string | undefined;
  /** The mailer signs with this key; undefined: signing is the mail server's. */
  mailDkim?: { domain: string; selector: string; keyFile: string } | undefined;
  /** How many mails leave for one domain in a minute; undefined: as many as there are. */
  mailPerDomainPerMinute?: number | undefined;
  /** Where mail servers report what came back; undefined: to the address in MAIL_FROM. */
  mailBounceAddress?: string | undefined;
  /** Where the mail worker takes such reports; undefined: nowhere. */
  mailBounceListen?: { host: string; port: number } | undefined;
  /** Signs what a mail service tells the API of mails that came back; undefined: it is told nothing. */
  mailBounceWebhookSecret?: string | undefined;
  /** Signs the short-lived cookies of people and raters. The API's alone. */
  jwtSecret: string | undefined;
  /** Makes the secrets of links. The mailer's alone. */
  mailKey: string | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  trustProxy: boolean;
  workerRoles: readonly ('mail' | 'tally')[];
  /** In which mails write dates, named beside them: IANA name; the machine's own when nothing else is said. */
  timeZone: string;
  /** The built web pages; undefined: the API serves none. */
  webFolder: string | undefined;
  /** Where campaigns' keys are kept; undefined: this process was given none. */
  keysDirectory: string | undefined;
  /** The embedded start: HR may end the grace. */
  standalone: boolean;
  /** Demo people and one-click sign-in: only where database and mail are embedded and bound to loopback. */
  demo: boolean;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]' || hostname.endsWith('.localhost')
  );
}

type Environment = z.infer<typeof environmentSchema>;

/** What is said of mails' signatures, pace and return: settings that only make sense together are there together. */
function mailSettings(env: Environment) {
  const { MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: keyFile } = env;
  if ((domain || selector || keyFile) && !(domain && selector && keyFile)) {
    throw new Error(
      'Only some of MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY_FILE are set. Set all three, or none.',
    );
  }
  if (env.MAIL_BOUNCE_LISTEN && !env.MAIL_BOUNCE_ADDRESS) {
    throw new Error('MAIL_BOUNCE_LISTEN is set, but not MAIL_BOUNCE_ADDRESS, the address that reports are sent to.');
  }
  const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d+)$/.exec(env.MAIL_BOUNCE_LISTEN ?? '') ?? [];
  return {
    mailDkim: domain && selector && keyFile ? { domain, selector, keyFile } : undefined,
    mailPerDomainPerMinute: env.MAIL_PER_DOMAIN_PER_MINUTE || undefined,
    mailBounceAddress: env.MAIL_BOUNCE_ADDRESS,
    mailBounceListen: env.MAIL_BOUNCE_LISTEN ? { host, port: Number(port) } : undefined,
    mailBounceWebhookSecret: env.MAIL_BOUNCE_WEBHOOK_SECRET,
  };
}

/**
 * Reads the environment. Throws an Error that names each variable that is wrong, and never its value.
 *
 * @param environment usually `process.env`
 * @example const config = parseConfig(process.env);
 */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(
      `The configuration is not right:\n${problems.join('\n')}\nSee .env.example for what each variable means.`,
    );
  }
  const env = parsed.data;
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new Error(
      'PUBLIC_URL must begin with https:// (except for localhost): browsers only let pages draw ballots over https.',
    );
  }
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    databaseUrlApi: env.DATABASE_URL_API,
    databaseUrlMailer: env.DATABASE_URL_MAILER,
    databaseUrlTally: env.DATABASE_URL_TALLY,
    redisUrl: env.REDIS_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    mailReplyTo: env.MAIL_REPLY_TO,
    ...mailSettings(env),
    jwtSecret: env.JWT_SECRET,
    mailKey: env.MAIL_KEY,
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY === 'true',
    workerRoles: env.WORKER_ROLES,
    timeZone: env.TIME_ZONE ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    webFolder: env.WEB_FOLDER,
    keysDirectory: env.HEARTSET_KEYS,
    standalone: false,
    demo: false,
  };
}

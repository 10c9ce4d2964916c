import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { StartError } from './start-error.ts';

/** The three logins that the migrations create without a way in; the owner is the fourth. */
const ROLES = { api: 'heartset_api', mailer: 'heartset_mailer', tally: 'heartset_tally' } as const;

export type LoginPasswords = Readonly<Record<keyof typeof ROLES, string>>;
export type LoginUrls = Readonly<Record<keyof typeof ROLES, string>>;

/**
 * Lets the logins of API, mailer and tally in with the given passwords, and returns their connection strings to the
 * owner's database. Call it after the migrations; calling it again with the same passwords changes nothing that matters.
 *
 * @param ownerUrl connection string of a login that may alter the three roles
 * @param others what to do with logins that let somebody in, but not with these passwords: they belong to the whole database server,
 *   and a Heartset with other data may be running on them
 * @throws StartError when the owner may not, or when the logins are another Heartset's
 */
export async function provisionLogins(
  ownerUrl: string,
  passwords: LoginPasswords,
  others: 'take-over' | 'refuse',
): Promise<LoginUrls> {
  const urls = {
    api: loginUrl(ownerUrl, 'api', passwords.api),
    mailer: loginUrl(ownerUrl, 'mailer', passwords.mailer),
    tally: loginUrl(ownerUrl, 'tally', passwords.tally),
  };
  if (others === 'take-over' || !(await areLetIn(ownerUrl, urls))) await setPasswords(ownerUrl, passwords);
  return urls;
}

/**
 * Do the connection strings let their logins in? False when the logins were never used.
 *
 * @throws StartError when they let somebody in, but not with these passwords
 */
async function areLetIn(ownerUrl: string, urls: LoginUrls): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'heartset provision' });
  await client.connect();
  let inUse: string[];
  try {
    const found = await client.query<{ rolname: string }>(
      'SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND rolcanlogin AND rolname <> current_user',
      [Object.values(ROLES)],
    );
    inUse = found.rows.map(({ rolname }) => rolname);
  } finally {
    await client.end();
  }
  for (const part of ['api', 'mailer', 'tally'] as const) {
    if (!inUse.includes(ROLES[part])) continue;
    try {
      await checkLoginUrl(urls[part]);
    } catch (cause) {
      throw new StartError(
        `The login ${ROLES[part]} of this database server has a password that is not ours: a Heartset with other data uses it.`,
        `Start with the data directory (HEARTSET_DATA) that first used this server, or set DATABASE_URL_API, DATABASE_URL_MAILER and DATABASE_URL_TALLY. If that Heartset is gone for good, let an administrator run ALTER ROLE … NOLOGIN for ${Object.values(ROLES).join(', ')}, and start again.`,
        { cause },
      );
    }
  }
  return inUse.length === Object.keys(ROLES).length;
}

/** Comes back when the connection string lets its login in. */
async function checkLoginUrl(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'heartset provision' });
  try {
    await client.connect();
  } finally {
    await client.end();
  }
}

/**
 * Lets the logins in that somebody else has made and named.
 *
 * @throws StartError that names the variable whose connection string does not let its login in
 */
export async function checkGivenLogins(urls: LoginUrls): Promise<LoginUrls> {
  for (const part of ['api', 'mailer', 'tally'] as const) {
    try {
      await checkLoginUrl(urls[part]);
    } catch (cause) {
      throw new StartError(
        `DATABASE_URL_${part.toUpperCase()} lets nobody in: ${cause instanceof Error ? cause.message : String(cause)}.`,
        `Check host, login and password. The login must be ${ROLES[part]}, or a member of it and of nothing else.`,
        { cause },
      );
    }
  }
  return urls;
}

async function setPasswords(ownerUrl: string, passwords: LoginPasswords): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'heartset provision' });
  await client.connect();
  try {
    for (const part of ['api', 'mailer', 'tally'] as const) {
      const verifier = scramVerifier(passwords[part]);
      await client.query(`ALTER ROLE ${escapeIdentifier(ROLES[part])} LOGIN PASSWORD ${escapeLiteral(verifier)}`);
    }
  } catch (cause) {
    throw new StartError(
      `The database logins could not be set up: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Give DATABASE_URL a login that may create roles, or create the three logins yourself and set DATABASE_URL_API, DATABASE_URL_MAILER and DATABASE_URL_TALLY.',
      { cause },
    );
  } finally {
    await client.end();
  }
}

/**
 * What PostgreSQL stores for a SCRAM-SHA-256 password. Sending this instead of the password keeps it out of the logs
 * of a server that writes statements down.
 *
 * Source: RFC 5803 (the storage format) and RFC 5802 section 3 (the keys).
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** The same database as another connection string, with one of the three logins. */
export function loginUrl(databaseUrl: string, part: keyof typeof ROLES, password: string): string {
  const url = new URL(databaseUrl);
  url.username = ROLES[part];
  url.password = password;
  return url.toString();
}

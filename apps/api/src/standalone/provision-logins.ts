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
 * @throws StartError when the owner may not
 */
export async function provisionLogins(ownerUrl: string, passwords: LoginPasswords): Promise<LoginUrls> {
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
  return {
    api: loginUrl(ownerUrl, 'api', passwords.api),
    mailer: loginUrl(ownerUrl, 'mailer', passwords.mailer),
    tally: loginUrl(ownerUrl, 'tally', passwords.tally),
  };
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

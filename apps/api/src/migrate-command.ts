import path from 'node:path';
import { z } from 'zod';
import { failureText } from './core/failure-text.ts';
import { migrateAll } from './migrate.ts';
import { provisionLogins } from './standalone/provision-logins.ts';
import { StartError } from './standalone/start-error.ts';

/**
 * The program that migrates, then exits: the only one that gets the owner's login. When the connection strings of the three
 * logins are given too, it lets them in with the passwords that stand in there.
 */
const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1).max(2000),
  DATABASE_URL_API: z.string().max(2000).optional(),
  DATABASE_URL_MAILER: z.string().max(2000).optional(),
  DATABASE_URL_TALLY: z.string().max(2000).optional(),
});

async function run(): Promise<void> {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) {
    throw new StartError(
      'DATABASE_URL is missing.',
      'Set it to the connection string of the login that owns the database.',
    );
  }
  await migrateAll(parsed.data.DATABASE_URL, path.resolve(import.meta.dirname, '../../../migrations'));
  process.stdout.write('The database is on the newest schema.\n');
  const { DATABASE_URL_API: api, DATABASE_URL_MAILER: mailer, DATABASE_URL_TALLY: tally } = parsed.data;
  if (!api || !mailer || !tally) return;
  const passwords = { api: passwordOf(api), mailer: passwordOf(mailer), tally: passwordOf(tally) };
  // They were chosen by whoever runs this server, for all of its processes.
  await provisionLogins(parsed.data.DATABASE_URL, passwords, 'take-over');
  process.stdout.write('API, mailer and tally can sign in.\n');
}

function passwordOf(connectionString: string): string {
  const { password } = new URL(connectionString);
  if (password === '')
    throw new StartError('A connection string has no password.', 'Give each login a password of its own.');
  return decodeURIComponent(password);
}

try {
  await run();
} catch (error) {
  process.exitCode = 1;
  const remedy = error instanceof StartError ? `\nWhat to do: ${error.remedy}` : '';
  process.stderr.write(`${failureText(error)}${remedy}\n`);
}

import path from 'node:path';
import { parseArgs } from 'node:util';
import { emailSchema } from '@heartset/model/api/common';
import { pino } from 'pino';
import { z } from 'zod';
import { databaseUrlSchema } from './config.ts';
import { systemClock } from './core/context.ts';
import { AppError } from './core/errors.ts';
import { failureText } from './core/failure-text.ts';
import { systemErrorCode } from './core/system-error-code.ts';
import { closeDatabase, openDatabase } from './db/client.ts';
import { openQueues } from './jobs/queues.ts';
import { createOrganization } from './modules/organizations/create-organization.ts';
import { printHelp } from './standalone/print-help.ts';
import { reachDatabase } from './standalone/reach-database.ts';
import { parseStandaloneConfig } from './standalone/standalone-config.ts';
import { StartError } from './standalone/start-error.ts';

/** The program behind `npm run create-organisation`: makes an organisation and its first HR person, who gets a mail. */
const USAGE =
  'npm run create-organisation -- --name "St. Example Hospital" --hr ada@example.org --hr-name "Ada Lovelace"';

const HELP = `${USAGE}

Makes an organisation and its first HR person. That person gets a mail that says where to sign in, as soon as
Heartset runs. Set the same variables as for the start.
  --name      the organisation’s name, as people read it
  --hr        the mail address of the HR person
  --hr-name   their name, given name first: mails greet them by it`;

const line = z.string('is missing').trim().min(1, 'is empty').max(200, 'is longer than 200 characters');

const inputSchema = z.object({
  name: line,
  hr: line.refine((text) => emailSchema.safeParse(text).success, 'is not a mail address'),
  'hr-name': line,
});

function readInput(arguments_: readonly string[]): z.infer<typeof inputSchema> {
  const texts = { name: { type: 'string' }, hr: { type: 'string' }, 'hr-name': { type: 'string' } } as const;
  try {
    return inputSchema.parse(parseArgs({ args: [...arguments_], options: texts, strict: true }).values);
  } catch (cause) {
    throw new StartError(problemOf(cause), `${USAGE}\nWhat each option means: --help.`, { cause });
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    return `${cause.issues.map(({ path: [option = ''], message }) => `--${String(option)} ${message}`).join('; ')}.`;
  }
  return cause instanceof Error ? cause.message : String(cause);
}

/** An API process of production knows only its own login, which is enough here. */
async function reach(environment: NodeJS.ProcessEnv, projectFolder: string) {
  if (environment.DATABASE_URL_API && !environment.DATABASE_URL) {
    if (!databaseUrlSchema.safeParse(environment.DATABASE_URL_API).success) {
      throw new StartError(
        'DATABASE_URL_API is no connection string of PostgreSQL.',
        'Write it as postgres://heartset_api:password@host:5432/heartset.',
      );
    }
    return { apiUrl: environment.DATABASE_URL_API, leave: async () => undefined };
  }
  const config = parseStandaloneConfig(environment, projectFolder);
  return reachDatabase(config, projectFolder, (line) => process.stdout.write(`  ${line}\n`));
}

async function run(arguments_: readonly string[]): Promise<void> {
  if (printHelp(arguments_, HELP)) return;
  const input = readInput(arguments_);
  const reached = await reach(process.env, path.resolve(import.meta.dirname, '../../..'));
  const log = pino({ level: 'warn', base: { process: 'create-organisation' } });
  const database = openDatabase(reached.apiUrl, {
    applicationName: 'heartset create-organisation',
    maximumConnections: 1,
    onIdleError: (error) => log.warn({ name: error.name }, 'the database connection was lost'),
  });
  const queues = openQueues({ databaseUrl: reached.apiUrl, redisUrl: process.env.REDIS_URL || undefined, log });
  try {
    const created = await createOrganization(database, systemClock, {
      name: input.name,
      hrEmail: input.hr,
      hrName: input['hr-name'],
    });
    await queues.enqueue(created.jobs);
    process.stdout.write(
      `\n  ${input.name} is ready. ${input.hr} gets a mail that says where to sign in,\n  as soon as Heartset runs.\n\n`,
    );
  } finally {
    await queues.close();
    await closeDatabase(database);
    await reached.leave();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = 1;
  // What the database server says names no secret; a stack would help nobody here.
  const known =
    error instanceof Error &&
    (error instanceof StartError || error instanceof AppError || systemErrorCode(error) !== undefined);
  process.stderr.write(`\n${known ? error.message : failureText(error, 'with-stack')}\n`);
  if (error instanceof StartError) process.stderr.write(`\nWhat to do: ${error.remedy}\n`);
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attackPublished, describeAttack, type Published, readPublished } from '@heartset/attacker';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { failureText } from './core/failure-text.ts';
import { systemErrorCode } from './core/system-error-code.ts';
import { inTransaction } from './core/transaction.ts';
import { closeDatabase, openDatabase, type Transaction } from './db/client.ts';
import {
  findStoredOrganization,
  listStoredPublications,
  type StoredOrganization,
} from './modules/reports/published-organization.queries.ts';
import { printHelp } from './standalone/print-help.ts';
import { reachStoredDatabase } from './standalone/reach-database.ts';
import { parseStandaloneConfig } from './standalone/standalone-config.ts';
import { StartError } from './standalone/start-error.ts';

/**
 * The program behind `npm run attack`: works out what can be worked out from everything published, of a campaign in the database or
 * in a file. Ends with 0 when no promise is broken, with 1 when one is, with 2 when there is nothing to read.
 */
const USAGE = 'npm run attack -- <campaign id>, or npm run attack -- published.json';

const HELP = `${USAGE}

Works out what can be worked out from everything published of a campaign, and says whether a promise is
broken. It writes nothing.
  <campaign id>    stands in the address of the campaign’s page
  published.json   a file of published documents: docs/OPERATIONS.md, "Attacking what was published"
It reads the database of npm start (HEARTSET_DATA as for the start), or the one that DATABASE_URL_TALLY,
DATABASE_URL_API or DATABASE_URL names. It ends with 0 when no promise is broken, with 1 when one is, with
2 when there is nothing to read.`;

/** For somebody who reads the tables for the first time: a works council, whoever answers for data protection. */
const HOW_TO_READ = `How to read this
  Answers    Each row is one number of a report: how a group rated a leader on one item. Whoever has every
             report and knows who was asked knows that each answer behind it lies between the two values. It
             is promised that these are at least one step of the scale apart: no answer is certain.
             "One answer of 4 (2 tables)": if four rated it, at least two sets of answers make this number.
  Leaders    The same for what leaders received, as far as the figures of the organisation tell: for those
             who have no report at hand. "One leader of 2": two stand there whom nothing here tells apart.
  Insiders   The share is of numbers for which such an answer is possible, not of people who gave one. How
             often somebody does was measured: docs/METHODS.md, "What insiders learn".
  G0 to G6   The promises, and how each is checked: docs/METHODS.md, "The attacker".
Leaders are named by the random keys that stand for them in the documents. No answer sheet is read.`;

/** Any login that may read releases will do. Without one: the embedded database, running or started for the moment, as it is. */
async function reach(environment: NodeJS.ProcessEnv): Promise<{ url: string; leave(): Promise<void> }> {
  const named = environment.DATABASE_URL_TALLY || environment.DATABASE_URL_API || environment.DATABASE_URL;
  if (named) return { url: named, leave: async () => undefined };
  const projectFolder = path.resolve(import.meta.dirname, '../../..');
  const config = parseStandaloneConfig(environment, projectFolder);
  const reached = await reachStoredDatabase(config, (line) => process.stderr.write(`  ${line}\n`));
  return { url: reached.apiUrl, leave: () => reached.leave() };
}

async function attackCampaign(campaignId: string): Promise<number> {
  const reached = await reach(process.env);
  const database = openDatabase(reached.url, {
    applicationName: 'heartset attack',
    maximumConnections: 1,
    onIdleError: (error) => process.stderr.write(`  the database connection was lost (${error.name})\n`),
  });
  try {
    return await inTransaction(database, async (tx) => {
      await tx.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
      return attackStored(tx, campaignId);
    });
  } catch (cause) {
    if (!isOfAnotherSchema(cause)) throw cause;
    throw new StartError(
      'The database is of another version of Heartset, and nothing is changed here.',
      'Attack with that version, or make a backup, start this one once, and try again.',
      { cause },
    );
  } finally {
    await closeDatabase(database);
    await reached.leave();
  }
}

/** PostgreSQL misses a table or a column: `undefined_table`, `undefined_column`. */
function isOfAnotherSchema(error: unknown): boolean {
  const code = systemErrorCode(error) ?? (error instanceof Error ? systemErrorCode(error.cause) : undefined);
  return code === '42P01' || code === '42703';
}

async function attackStored(tx: Transaction, campaignId: string): Promise<number> {
  const organization = await findStoredOrganization(tx, campaignId);
  if (!organization) {
    throw new StartError('There is no such campaign.', 'Take the id from the address of the campaign’s page.');
  }
  let leaders = 0;
  let empty = 0;
  let late = 0;
  const counted = async function* () {
    for await (const one of listStoredPublications(tx, campaignId, organization)) {
      leaders += 1;
      if (!showsAnything(one.releases.at(-1))) empty += 1;
      if (one.place === null) late += 1;
      yield one;
    }
  };
  const attack = await attackPublished({ leaders: counted(), organization: organization.document }, { exact: true });
  if (leaders === 0) {
    throw new StartError('Nothing is published of this campaign yet.', 'Try again when its reports are there.');
  }
  process.stdout.write(
    `What can be worked out from everything published of “${organization.campaign}”\n\n` +
      `${reportsPublished(leaders, empty)}\n${figuresPublished(organization)}\n`,
  );
  if (organization.outcome === 'released' && late > 0) {
    process.stdout.write(
      `${late} of these leaders got a report after those figures were made, and ${late === 1 ? 'is' : 'are'} in none of them.\n`,
    );
  }
  return conclude(attack);
}

/** How many reports there are, and how many of them show nothing. */
function reportsPublished(leaders: number, empty: number): string {
  const reports = leaders === 1 ? 'One leader has a report' : `${leaders} leaders have a report`;
  if (empty === 0) return `${reports}.`;
  if (leaders === 1) return `${reports}, with nothing shown.`;
  return `${reports}, ${empty === leaders ? 'all' : empty} of them with nothing shown.`;
}

/** What was published of the figures of the organisation: a document in which every one is held back is published too. */
function figuresPublished({ outcome, document }: StoredOrganization): string {
  if (outcome === 'stopped') return 'Figures of the organisation were stopped before they were published.';
  if (outcome === 'none') return 'There are no figures of the organisation.';
  if (showsAnything(document)) return 'Figures of the organisation are published.';
  return 'Of the figures of the organisation nothing is shown: each of them is held back.';
}

/** Does a document, of whatever shape, show anything? What stands about a group, such as how many answered, is none of its results. */
function showsAnything(document: unknown): boolean {
  const { items, comments, segments } = shownSchema.parse(document);
  return [
    ...items.map(({ blocks }) => blocks),
    ...comments.map(({ pools }) => pools),
    ...segments.map(({ cells }) => cells),
  ]
    .flat()
    .some(({ status }) => status === 'shown');
}

const statusesSchema = z.array(z.object({ status: z.string() })).default([]);
const shownSchema = z.object({
  items: z.array(z.object({ blocks: statusesSchema })).default([]),
  comments: z.array(z.object({ pools: statusesSchema })).default([]),
  segments: z.array(z.object({ cells: statusesSchema })).default([]),
});

async function attackFile(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(`“${file}” is neither a campaign’s id nor a file that can be read.`, USAGE);
  });
  const published: Published = readPublished(JSON.parse(text));
  return conclude(await attackPublished(published, { exact: true }));
}

function conclude(attack: Awaited<ReturnType<typeof attackPublished>>): number {
  process.stdout.write(`${describeAttack(attack)}\n\n${HOW_TO_READ}\n`);
  return attack.violations.length === 0 ? 0 : 1;
}

async function run(arguments_: readonly string[]): Promise<number> {
  if (printHelp(arguments_, HELP)) return 0;
  const [target, ...others] = arguments_;
  if (target === undefined || others.length > 0) throw new StartError('Say what to attack.', USAGE);
  return z.uuid().safeParse(target).success ? attackCampaign(target) : attackFile(target);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(`\n${failureText(error)}\n`);
  if (error instanceof StartError) process.stderr.write(`\nWhat to do: ${error.remedy}\n`);
}

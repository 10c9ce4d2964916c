import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase, openDatabase } from '../../db/client.ts';
import { migrateAll } from '../../migrate.ts';
import { KEY_PURPOSES, openDirectoryKeyStore } from '../../modules/keys/keys.public.ts';
import { type Cluster, startCluster } from '../../standalone/postgres/start-cluster.ts';
import { attackLinks, searchSecrets } from './link-attacks.ts';
import { type PlayedCampaign, playLinksCampaign } from './play-links-campaign.ts';
import { attackRuns, attackTimes, type RunResult } from './run-attacks.ts';
import type { AttackResult } from './ways-to-pair.ts';

/**
 * The program behind `npm run attack:links`: plays a campaign of some 300 raters, half of whom are asked about several leaders, over ten days, over the real routes and with what devices
 * send, and then tries to say who wrote what, with everything that somebody with the database has: a dump of every table from each day,
 * with the rows' places and transaction numbers, and all logs. Not the key store, and not the traffic.
 *
 * Hundreds of ways to pair are tried, and the best of hundreds is always rare by itself: one in 3,000 is what the best of 1,000 ways comes
 * to every third time. What decides is how often the best is as rare where the same dumps are laid beside writers drawn by lot.
 *
 * Ends with 0 when everything is at chance level, with 1 when something is above it or a secret was found in a log or dump, with 2 when it
 * could not be played.
 */
const RATERS_OF_A_LEADER = { 'team-members': 12, peers: 10, 'senior-leaders': 8 } as const;

/** Above chance: less likely than this by chance, over everything that is tried together (Bonferroni over the lines of both tables). */
const SIGNIFICANCE = 0.01;

/** How often writers are drawn by lot: enough to tell one in a thousand. */
const DRAWS = 1999;

const password = 'only-for-this-attack';

function open(cluster: Cluster, login?: string) {
  const url = new URL(cluster.ownerUrl);
  if (login) {
    url.username = login;
    url.password = password;
  }
  return openDatabase(url.toString(), { applicationName: 'heartset links', onIdleError: () => undefined });
}

async function play(cluster: Cluster, folder: string): Promise<PlayedCampaign> {
  await migrateAll(cluster.ownerUrl, path.resolve(import.meta.dirname, '../../../../../migrations'));
  const owner = open(cluster);
  for (const login of ['heartset_api', 'heartset_mailer', 'heartset_tally']) {
    await owner.$client.query(`ALTER ROLE ${login} LOGIN PASSWORD '${password}'`);
  }
  const [api, mailer, tally] = ['heartset_api', 'heartset_mailer', 'heartset_tally'].map((login) =>
    open(cluster, login),
  );
  if (!api || !mailer || !tally) throw new Error('three logins were opened');
  const keys = await openDirectoryKeyStore(path.join(folder, 'keys'), KEY_PURPOSES, new Date());
  try {
    return await playLinksCampaign({
      owner,
      api,
      mailer,
      tally,
      keys,
      leaders: 21,
      asked: RATERS_OF_A_LEADER,
      days: 10,
    });
  } finally {
    for (const database of [api, mailer, tally, owner]) await closeDatabase(database);
  }
}

function print(played: PlayedCampaign, results: readonly AttackResult[], leaks: readonly string[]): boolean {
  const runs = [...attackRuns(played), ...attackTimes(played)];
  const threshold = SIGNIFICANCE / (results.length + runs.length);
  const linked = results.filter(({ asRareByLot }) => asRareByLot < threshold);
  const named = runs.filter(({ atLeast }) => atLeast < threshold);
  const inVisits = runs.filter(({ by }) => by.startsWith('log')).length;
  const lines = [
    ...whatWasPlayed(played),
    '',
    ...pairTable(results),
    '',
    ...runTable(runs),
    inVisits === 0
      ? 'No visit has left a line in the log.'
      : `${inVisits} routes have left lines in the log while people answered.`,
    '',
    `Above chance is what is rarer than ${threshold.toPrecision(1)}: ${SIGNIFICANCE} over the ${results.length + runs.length} lines of both tables.`,
    linked.length + named.length === 0
      ? 'Everything is at chance level.'
      : `Above chance: ${[...linked.map(({ things }) => things), ...named.map(({ by }) => by)].join('; ')}.`,
    leaks.length === 0
      ? 'No secret of a link, token, receipt, key or unpublished text is in any dump, log or job, and no address in a log or job.'
      : `Found: ${leaks.join('; ')}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return linked.length + named.length === 0 && leaks.length === 0;
}

function whatWasPlayed({ raters, dumps, issuedInOrder, apiLog }: PlayedCampaign): string[] {
  const rows = dumps.reduce((sum, dump) => sum + [...dump.values()].reduce((all, table) => all + table.length, 0), 0);
  const people = new Set(raters.map(({ raterId }) => raterId)).size;
  return [
    `${people} raters asked ${raters.length} times, ${issuedInOrder.length} answered; ${dumps.length} dumps with ${rows} rows, ${apiLog.length} lines of log.`,
  ];
}

function pairTable(results: readonly AttackResult[]): string[] {
  return [
    '| whose | linked, the best way | by chance | so many, by this way alone | most of an order in common | so much, by these two alone | ways tried | the best of so many ways is as rare by lot |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...results.map(
      ({ things, best, order, ways, asRareByLot }) =>
        `| ${things} | ${best.right} of ${best.of} | ${best.expected.toFixed(1)} | ${best.atLeast.toPrecision(2)} | ${order.deviations.toFixed(1)} sd | ${order.likely.toPrecision(2)} | ${ways} | **${asRareByLot.toPrecision(2)}** |`,
    ),
    '',
    ...results.map(({ things, best, order }) => `${things}: best by ${best.by}; order of ${order.by}.`),
    `The best of many ways is rare by itself, so the last column decides: how often it is as rare where the writers of the same dumps are drawn by lot, ${DRAWS} times.`,
  ];
}

function runTable(runs: readonly RunResult[]): string[] {
  return [
    '| people by what they are asked about, times by rank | right | by chance | at least so many by chance |',
    '| --- | ---: | ---: | ---: |',
    ...runs.map(
      ({ by, right, of, expected, atLeast }) =>
        `| ${by} | ${right} of ${of} | ${expected.toFixed(1)} | ${atLeast.toPrecision(2)} |`,
    ),
  ];
}

const folder = await mkdtemp(path.join(tmpdir(), 'heartset-links-'));
let cluster: Cluster | undefined;
try {
  cluster = await startCluster({ dataDirectory: path.join(folder, 'database') });
  const played = await play(cluster, folder);
  const leaks = searchSecrets(played, await readFile(cluster.logFile, 'utf8'));
  process.exitCode = print(played, attackLinks(played, DRAWS), leaks) ? 0 : 1;
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
}

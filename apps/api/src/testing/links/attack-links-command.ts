import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase, openDatabase } from '../../db/client.ts';
import { migrateAll } from '../../migrate.ts';
import { KEY_PURPOSES, openDirectoryKeyStore } from '../../modules/keys/keys.public.ts';
import { type Cluster, startCluster } from '../../standalone/postgres/start-cluster.ts';
import { type AttackResult, attackLinks, searchSecrets } from './link-attacks.ts';
import { type PlayedCampaign, playLinksCampaign } from './play-links-campaign.ts';
import { attackRuns, attackTimes } from './run-attacks.ts';

/**
 * The program behind `npm run attack:links`: plays a campaign of some 300 raters, half of whom are asked about several leaders, over ten days, over the real routes and with what devices
 * send, and then tries to say who wrote what, with everything that somebody with the database has: a dump of every table from each day,
 * with the rows' places and transaction numbers, and all logs. Not the key store, and not the traffic.
 *
 * Ends with 0 when every way to pair is at chance level, with 1 when one is above it or a secret was found in a log or dump, with 2 when
 * it could not be played.
 */
const RATERS_OF_A_LEADER = { 'team-members': 12, peers: 10, 'senior-leaders': 8 } as const;

/** Above chance: less likely than this by chance, over all ways to pair together (Bonferroni). */
const SIGNIFICANCE = 0.01;

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
  const ways = results.reduce((sum, result) => sum + result.ways, 0) + runs.length;
  const threshold = SIGNIFICANCE / ways;
  const rows = played.dumps.reduce(
    (sum, dump) => sum + [...dump.values()].reduce((all, table) => all + table.length, 0),
    0,
  );
  const linked = results.filter(({ best, order }) => Math.min(best.atLeast, order.likely) < threshold);
  const named = runs.filter(({ atLeast }) => atLeast < threshold);
  const people = new Set(played.raters.map(({ raterId }) => raterId)).size;
  const inVisits = runs.filter(({ by }) => by.startsWith('log')).length;
  const lines = [
    `${people} raters asked ${played.raters.length} times, ${played.issuedInOrder.length} answered; ${played.dumps.length} dumps with ${rows} rows, ${played.apiLog.length} lines of log.`,
    `${ways} ways to pair were tried. What chance gives is exact; above it is what is rarer than ${threshold.toExponential(1)} (${SIGNIFICANCE} over all ways).`,
    '',
    '| whose | linked | by chance | at least so many by chance | best way | most of an order in common | so much by chance | where |',
    '| --- | ---: | ---: | ---: | --- | ---: | ---: | --- |',
    ...results.map(
      ({ things, best, order }) =>
        `| ${things} | ${best.right} of ${best.of} | ${best.expected.toFixed(1)} | ${best.atLeast.toPrecision(2)} | ${best.by} | ${order.deviations.toFixed(1)} sd | ${order.likely.toPrecision(2)} | ${order.by} |`,
    ),
    '',
    '| people by what they are asked about, times by rank | right | by chance | at least so many by chance |',
    '| --- | ---: | ---: | ---: |',
    ...runs.map(
      ({ by, right, of, expected, atLeast }) =>
        `| ${by} | ${right} of ${of} | ${expected.toFixed(1)} | ${atLeast.toPrecision(2)} |`,
    ),
    inVisits === 0
      ? 'No visit has left a line in the log.'
      : `${inVisits} routes have left lines in the log while people answered.`,
    '',
    linked.length + named.length === 0
      ? 'Every way is at chance level.'
      : `Above chance: ${[...linked.map(({ things }) => things), ...named.map(({ by }) => by)].join('; ')}.`,
    leaks.length === 0
      ? 'No secret of a link, token, receipt, key or unpublished text is in any dump or log.'
      : `Found: ${leaks.join('; ')}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return linked.length + named.length === 0 && leaks.length === 0;
}

const folder = await mkdtemp(path.join(tmpdir(), 'heartset-links-'));
let cluster: Cluster | undefined;
try {
  cluster = await startCluster({ dataDirectory: path.join(folder, 'database') });
  const played = await play(cluster, folder);
  const leaks = searchSecrets(played, await readFile(cluster.logFile, 'utf8'));
  process.exitCode = print(played, attackLinks(played), leaks) ? 0 : 1;
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
}

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inTransaction } from '../apps/api/src/core/transaction.ts';
import { closeDatabase, type Database, openDatabase } from '../apps/api/src/db/client.ts';
import { migrateAll } from '../apps/api/src/migrate.ts';
import { answerFrames } from '../apps/api/src/modules/answers/answer-frames.ts';
import { type RedeemDeps, redeemBallot } from '../apps/api/src/modules/answers/redeem-ballot.ts';
import { beginBallots, sealingKeys } from '../apps/api/src/modules/ballots/ballots.public.ts';
import {
  KEY_PURPOSES,
  type KeyStore,
  openDirectoryKeyStore,
  rememberIssuingKeys,
} from '../apps/api/src/modules/keys/keys.public.ts';
import { issueBallot } from '../apps/api/src/modules/rater/issue-ballot.ts';
import { type Cluster, startCluster } from '../apps/api/src/standalone/postgres/start-cluster.ts';
import { packAnswers } from '../packages/ballot/src/protocol/answers-block.ts';
import { ballotInfo } from '../packages/ballot/src/protocol/ballot-info.ts';
import { type BlindedToken, blindWith, finalizeWith } from '../packages/ballot/src/protocol/poprf.ts';
import { packRedeem } from '../packages/ballot/src/protocol/redeem-body.ts';
import { issuingPublicKey } from '../packages/ballot/src/server/issuer.ts';
import { placeSealer } from '../packages/ballot/src/server/sealed-place.ts';
import { sodiumProvider, sodiumReady } from '../packages/ballot/src/server/sodium-group.ts';
import { type AnswerSheet, getInstrument, type Instrument } from '../packages/model/src/index.ts';

/**
 * Issuing and redeeming as the API does it, without HTTP, on a real database, beside inserting the same answer as a plain row into the same
 * database; in turns, in one run. What counts is processor time, of this process and of PostgreSQL's together: it is the same on a busy
 * machine. What the device computes is left out.
 *
 *     npm run bench -- redeem
 *     npm run bench -- redeem --ballots 1200 --at-once 1,8,32
 */
const perTurn = 100;
const ratersPerLeader = 12;
const password = 'only-for-benchmarks';

interface Prepared {
  api: Database;
  keys: KeyStore;
  redeemDeps: RedeemDeps;
  campaignId: string;
  instrument: Instrument;
  issuingKey: Uint8Array;
  raters: readonly Rater[];
}

interface Rater {
  assignmentId: string;
  invitationId: string;
  leader: string;
}

/** Processor seconds and seconds on the clock, of so many. */
interface Cost {
  many: number;
  node: number;
  postgres: number;
  clock: number;
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { ballots: { type: 'string', default: '900' }, 'at-once': { type: 'string', default: '1,8,32' } },
    allowPositionals: true,
  });
  const atOnce = values['at-once'].split(',').map(Number);
  const turns = Math.ceil(Number(values.ballots) / perTurn / atOnce.length);
  if (!Number.isSafeInteger(turns) || turns < 1) throw new Error('--ballots is a whole number');
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-bench-'));
  const cluster = await startCluster({ dataDirectory: path.join(folder, 'database') });
  try {
    const prepared = await prepare(cluster, folder, (1 + turns * atOnce.length) * perTurn);
    const rows = [];
    let next = perTurn;
    // Not counted: the engine warms up, and every connection of the pool is opened.
    const unused = { issue: nothing(), redeem: nothing(), insert: nothing() };
    await playTurn(cluster, prepared, { raters: prepared.raters.slice(0, perTurn), many: 16, costs: unused });
    for (const many of atOnce) {
      const costs = { issue: nothing(), redeem: nothing(), insert: nothing() };
      for (let turn = 0; turn < turns; turn += 1) {
        const raters = prepared.raters.slice(next, next + perTurn);
        next += perTurn;
        await playTurn(cluster, prepared, { raters, many, costs });
      }
      rows.push({ many, ...costs });
    }
    print(rows);
    await closeDatabase(prepared.api);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(cluster: Cluster, folder: string, ballots: number): Promise<Prepared> {
  await migrateAll(cluster.ownerUrl, path.resolve(import.meta.dirname, '../migrations'));
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('the instrument hcl-360 is gone');
  await sodiumReady;
  const keys = rememberIssuingKeys(await openDirectoryKeyStore(path.join(folder, 'keys'), KEY_PURPOSES, new Date()));
  const owner = open(cluster.ownerUrl, 2);
  const run = (text: string, values: unknown[] = []) => owner.$client.query(text, values);
  await run(`ALTER ROLE heartset_api LOGIN PASSWORD '${password}'`);
  await run(
    'CREATE TABLE plain_answers (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), assignment_id uuid NOT NULL UNIQUE, sheet jsonb NOT NULL)',
  );
  await run('GRANT INSERT ON plain_answers TO heartset_api');
  const campaignId = await writeCampaign(run, instrument, Math.ceil(ballots / ratersPerLeader));
  const terms = { id: campaignId, minimumGroupSize: 3, reportReaders: 'leader' as const, furtherRound: false };
  await inTransaction(owner, (tx) => beginBallots(tx, keys, terms, []));
  await run(`UPDATE campaigns SET state = 'collecting', opened_at = now() WHERE id = $1`, [campaignId]);
  const found = await run(
    `SELECT a.id AS "assignmentId", a.invitation_id AS "invitationId", l.subject_key AS leader FROM assignments a
     JOIN campaign_leaders l ON l.campaign_id = a.campaign_id AND l.leader_id = a.leader_id ORDER BY random()`,
  );
  await run('VACUUM (ANALYZE)');
  await closeDatabase(owner);
  const url = new URL(cluster.ownerUrl);
  url.username = 'heartset_api';
  url.password = password;
  const issuingKey = await issuingPublicKey(await keys.get({ campaignId, purpose: 'issuing' }));
  const api = open(url.toString(), 10);
  const redeemDeps = {
    database: api,
    keys,
    frames: answerFrames(api),
    sealingKeys: sealingKeys(api),
    sealPlace: placeSealer(),
  };
  return { api, keys, redeemDeps, campaignId, instrument, issuingKey, raters: found.rows };
}

function open(url: string, maximumConnections: number): Database {
  return openDatabase(url, { applicationName: 'heartset bench', maximumConnections, onIdleError: () => undefined });
}

async function writeCampaign(
  run: (text: string, values?: unknown[]) => Promise<unknown>,
  instrument: Instrument,
  leaders: number,
): Promise<string> {
  const [organizationId, campaignId] = [randomUUID(), randomUUID()];
  await run(`INSERT INTO organizations (id, name) VALUES ($1, 'Benchmark')`, [organizationId]);
  await run(
    `INSERT INTO people (id, organization_id, given_name, family_name, email)
     SELECT md5(kind || n)::uuid, $1, 'Robin', kind || n, kind || n || '@bench.test'
     FROM (VALUES ('leader', $2::int), ('rater', $2::int * ${ratersPerLeader})) kinds (kind, many), generate_series(0, many - 1) n`,
    [organizationId, leaders],
  );
  await run('INSERT INTO instrument_versions (instrument_id, version, document) VALUES ($1, $2, $3)', [
    instrument.id,
    instrument.version,
    JSON.stringify(instrument),
  ]);
  await run(
    `INSERT INTO campaigns (id, organization_id, created_by, kind, name, instrument_id, instrument_version, prompt_ids, deadline_at)
     VALUES ($1, $2, md5('leader0')::uuid, 'organization', 'Benchmark', $3, $4, $5, now() + interval '9 days')`,
    [
      campaignId,
      organizationId,
      instrument.id,
      instrument.version,
      instrument.askOthers.slice(0, 2).map(({ id }) => id),
    ],
  );
  await run(
    `INSERT INTO campaign_leaders SELECT $1, md5('leader' || n)::uuid, left(md5('subject' || n), 22) FROM generate_series(0, $2::int - 1) n`,
    [campaignId, leaders],
  );
  await run(
    `INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) SELECT campaign_id, subject_key, 'peers', ${ratersPerLeader} FROM campaign_leaders`,
  );
  await run(
    `INSERT INTO invitations (campaign_id, rater_id) SELECT $1, id FROM people WHERE family_name LIKE 'rater%'`,
    [campaignId],
  );
  await run(
    `INSERT INTO assignments (invitation_id, campaign_id, leader_id, rater_group, label)
     SELECT i.id, i.campaign_id, md5('leader' || substr(family_name, 6)::int / ${ratersPerLeader})::uuid, 'peers', 'peers'
     FROM invitations i JOIN people p ON p.id = i.rater_id`,
  );
  return campaignId;
}

interface Turn {
  raters: readonly Rater[];
  many: number;
  costs: { issue: Cost; redeem: Cost; insert: Cost };
}

async function playTurn(cluster: Cluster, prepared: Prepared, { raters, many, costs }: Turn): Promise<void> {
  const { api, keys, campaignId, instrument, issuingKey } = prepared;
  const drawn = await Promise.all(raters.map(() => blindWith(sodiumProvider, randomBytes(32))));
  const sheets = raters.map(() => drawSheet(instrument));
  const replies: Uint8Array[] = [];
  await measure(cluster, costs.issue, raters, many, async ({ assignmentId, invitationId }, index) => {
    const { blindedElement } = at(drawn, index);
    replies[index] = await issueBallot(api, keys, invitationId, { assignmentId, blindedElement });
  });
  const bodies = await Promise.all(
    raters.map(async ({ leader }, index) => {
      const info = ballotInfo({ campaign: campaignId, leader, label: 'peers' });
      const kept: BlindedToken = at(drawn, index);
      const output = await finalizeWith(sodiumProvider, issuingKey, info, kept, at(replies, index));
      return packRedeem({ info, token: kept.token, output, block: packAnswers(at(sheets, index)) });
    }),
  );
  await measure(cluster, costs.redeem, raters, many, async (_rater, index) => {
    await redeemBallot(prepared.redeemDeps, at(bodies, index));
  });
  await measure(cluster, costs.insert, raters, many, async ({ assignmentId }, index) => {
    await api.$client.query('INSERT INTO plain_answers (assignment_id, sheet) VALUES ($1, $2)', [
      assignmentId,
      JSON.stringify(at(sheets, index)),
    ]);
  });
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error('nothing was prepared for this one');
  return item;
}

function drawSheet(instrument: Instrument): AnswerSheet {
  return {
    ratings: Object.fromEntries(instrument.items.map(({ id }, index) => [id, 1 + ((index * 7) % 5)])),
    comments: instrument.askOthers.slice(0, 2).map(({ id }) => ({
      promptId: id,
      text: `${randomBytes(4).toString('hex')} stays calm when three things burn at once, and the ward stays calm too.`,
      mode: 'as-written' as const,
    })),
  };
}

const nothing = (): Cost => ({ many: 0, node: 0, postgres: 0, clock: 0 });

/** Does something for each, so many under way at once, and adds what it cost. */
async function measure(
  cluster: Cluster,
  cost: Cost,
  raters: readonly Rater[],
  many: number,
  work: (rater: Rater, index: number) => Promise<void>,
): Promise<void> {
  const postgres = await postgresSeconds(cluster);
  // After looking at PostgreSQL's, which costs as much as some ballots.
  const before = { node: process.cpuUsage(), postgres, clock: performance.now() };
  let next = 0;
  const go = async (): Promise<void> => {
    for (let index = next++; index < raters.length; index = next++) await work(at(raters, index), index);
  };
  await Promise.all(Array.from({ length: many }, go));
  cost.clock += (performance.now() - before.clock) / 1000;
  const { user, system } = process.cpuUsage(before.node);
  cost.node += (user + system) / 1e6;
  cost.postgres += (await postgresSeconds(cluster)) - before.postgres;
  cost.many += raters.length;
}

/** User and system time of the server and everything that it started, in seconds; in hundredths. */
async function postgresSeconds(cluster: Cluster): Promise<number> {
  let ticks = 0;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // State, parent, …; 11 and 12 are its own time, 13 and 14 that of children that have ended.
    if (Number(entry) === cluster.pid) ticks += [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    else if (Number(fields[1]) === cluster.pid) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

function print(rows: readonly { many: number; issue: Cost; redeem: Cost; insert: Cost }[]): void {
  const ms = (seconds: number, many: number): string => ((seconds / many) * 1000).toFixed(2);
  const perCore = (...costs: Cost[]): string => {
    const each = costs.reduce((sum, cost) => sum + (cost.node + cost.postgres) / cost.many, 0);
    return (1 / each).toFixed(0);
  };
  const lines = [
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
    '',
    '| at once | | per second on one core | ms of processor, API | ms of processor, PostgreSQL | ms on the clock, each | of so many |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.flatMap(({ many, issue, redeem, insert }) => [
      ...(
        [
          ['issue', issue],
          ['redeem', redeem],
          ['plain insert', insert],
        ] as const
      ).map(
        ([name, cost]) =>
          `| ${many} | ${name} | ${perCore(cost)} | ${ms(cost.node, cost.many)} | ${ms(cost.postgres, cost.many)} | ${ms(cost.clock, cost.many)} | ${cost.many} |`,
      ),
      `| ${many} | **issue and redeem** | **${perCore(issue, redeem)}** | | | ${ms(issue.clock + redeem.clock, issue.many)} | |`,
    ]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await bench();

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotNumbers, issuedBallots } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { releases, tallyBlocks, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import { closeAfterGrace } from '../../testing/campaign-rounds.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { redeemedFor } from '../../testing/redeemed-tokens.ts';
import { replaceBallots } from '../../testing/replace-ballots.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeysFolder } from '../../testing/test-keys.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';
import { tallyPart } from './tally-part.ts';

/** A key that the test's own trigger waits for: nobody else uses it. */
const gateKey = 424_242;
const apiFolder = path.resolve(import.meta.dirname, '../../..');

let database: TestDatabase;
let stage: CampaignStage;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await createCampaignStage(database.owner, {
    leaders: [0, 1, 2, 3, 4, 5].map((index) => ({
      raters: { 'team-members': 4 + index, peers: 3, 'senior-leaders': 3 },
    })),
  });
  for (const [index, assignment] of stage.assignments.entries()) {
    await answerAs(database.api, stage, assignment, {
      ratings: Object.fromEntries(stage.itemIds.map((id, item) => [id, 1 + ((index * 7 + item * 3) % 5)])),
      comments: stage.promptIds.map((promptId) => ({ promptId, text: `remark ${index}`, mode: 'as-written' as const })),
    });
  }
  await closeCampaign();
  for (const table of ['sealed_ballots', 'spent_tokens']) {
    await database.owner.execute(sql.raw(`CREATE TABLE before_${table} AS SELECT * FROM ${table}`));
  }
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database.close();
});

async function closeCampaign(): Promise<void> {
  await database.owner
    .update(campaigns)
    .set({ state: 'closing', graceEndsAt: new Date(0), closedAt: null, countedAt: null, releasedAt: null })
    .where(eq(campaigns.id, stage.campaignId));
}

/** Puts everything back to the moment at which the grace was over. */
async function rewind(): Promise<void> {
  for (const table of ['releases', 'organization_releases']) {
    await database.owner.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_never_change`));
    await database.owner.execute(sql.raw(`DELETE FROM ${table}`));
    await database.owner.execute(sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_never_change`));
  }
  for (const table of ['tally_blocks', 'tally_comments', 'counted_tokens'])
    await database.owner.execute(sql.raw(`DELETE FROM ${table}`));
  for (const table of ['sealed_ballots', 'spent_tokens']) {
    await database.owner.execute(sql.raw(`INSERT INTO ${table} SELECT * FROM before_${table}`));
  }
  await closeCampaign();
}

async function storedReleases(): Promise<Map<string, string>> {
  const rows = await database.owner.select().from(releases).where(eq(releases.campaignId, stage.campaignId));
  return new Map(rows.map((row) => [row.subjectKey, `${row.sha256} ${row.document}`]));
}

/** The organisation's figures, made of all of them: they too must come out the same. */
async function storedFigures(): Promise<string[]> {
  const rows = await database.owner.select().from(organizationReleases);
  return rows.map((row) => `${row.outcome} ${row.sha256} ${row.document}`);
}

/** About whom ballots are left, with how many. */
async function ballotsLeft(of: CampaignStage = stage): Promise<Record<string, number>> {
  const left = await database.owner.execute<{ hash: string }>(
    sql`SELECT encode(token_hash, 'hex') AS hash FROM sealed_ballots`,
  );
  const hashes = new Set(left.rows.map(({ hash }) => hash));
  return Object.fromEntries(
    of.leaders.flatMap(({ subjectKey }) => {
      const count = redeemedFor(subjectKey).filter((hash) => hashes.has(hash.toString('hex'))).length;
      return count > 0 ? [[subjectKey, count]] : [];
    }),
  );
}

/** Six leaders would fit into one part: lays out one for each, as for a campaign of thousands. */
async function layOutOnePartEach(): Promise<void> {
  await database.owner.execute(sql`DELETE FROM tally_parts`);
  await database.owner.insert(tallyParts).values(
    stage.leaders.map(({ subjectKey }, index) => ({
      campaignId: stage.campaignId,
      part: index + 1,
      subjectKeys: [subjectKey],
    })),
  );
}

/** The worker as production runs it, with the tally's login and nothing else. */
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(apiFolder, 'src/worker.ts')], {
    cwd: apiFolder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      WORKER_ROLES: 'tally',
      DATABASE_URL_TALLY: database.urls.tally,
      HEARTSET_KEYS: testKeysFolder(),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (await holds()) return;
    await sleep(100);
  }
  throw new Error(`waited for a minute until ${what}`);
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function waitingBackends(): Promise<number> {
  const result = await database.owner.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'heartset tally' AND wait_event_type = 'Lock'`,
  );
  return result.rows[0]?.count ?? 0;
}

/** A session of the owner that stands in the way until it is let go. */
async function standInTheWay(statement: string): Promise<() => Promise<void>> {
  const session = new pg.Client({ connectionString: database.urls.owner });
  await session.connect();
  await session.query('BEGIN');
  await session.query(statement);
  return () => session.end();
}

async function terminateLostBackends(): Promise<void> {
  await database.owner.execute(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'heartset tally'`,
  );
}

describe('tally workers that are killed', () => {
  it('end, after kills in the middle of parts, with the releases of an undisturbed run, byte for byte', {
    timeout: 240_000,
  }, async () => {
    const clock = createTestClock();
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    const undisturbed = await storedReleases();
    const figures = await storedFigures();
    expect(undisturbed.size).toBe(6);
    expect(figures).toHaveLength(1);
    await rewind();
    const ballots = await ballotsLeft();
    expect(Object.values(ballots).reduce((sum, count) => sum + count)).toBe(stage.assignments.length);

    // Killed while it writes what a part has counted: the campaign is frozen, and nothing else has happened.
    const openComments = await standInTheWay('LOCK TABLE tally_comments IN ACCESS EXCLUSIVE MODE');
    const first = startWorker();
    await until('the tally waits in the middle', async () => (await waitingBackends()) > 0);
    await kill(first);
    await terminateLostBackends();
    await openComments();
    const [frozen] = await database.owner.select().from(campaigns).where(eq(campaigns.id, stage.campaignId));
    expect(frozen).toMatchObject({ state: 'closed', countedAt: null });
    expect(await ballotsLeft()).toEqual(ballots);
    expect(await database.owner.select().from(tallyBlocks)).toEqual([]);
    const parts = await database.owner.select().from(tallyParts);
    expect(parts.flatMap(({ subjectKeys }) => subjectKeys).sort()).toEqual([...undisturbed.keys()].sort());

    // Two at once, killed while some parts are done and others under way: each leader is wholly done or not at all.
    await layOutOnePartEach();
    await database.owner.execute(
      sql.raw(`CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM releases) THEN PERFORM pg_advisory_xact_lock(${gateKey}); END IF; RETURN NEW; END $$;
        GRANT EXECUTE ON FUNCTION wait_at_gate() TO heartset_tally;
        CREATE TRIGGER wait_at_gate BEFORE INSERT ON releases FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`),
    );
    const openGate = await standInTheWay(`SELECT pg_advisory_xact_lock(${gateKey})`);
    const pair = [startWorker(), startWorker()];
    await until('both wait in parts after others were done', async () => (await waitingBackends()) > 1);
    for (const worker of pair) await kill(worker);
    await terminateLostBackends();
    const done = await storedReleases();
    expect(done.size).toBeGreaterThan(0);
    expect(done.size).toBeLessThan(6);
    expect(await ballotsLeft()).toEqual(Object.fromEntries(Object.entries(ballots).filter(([key]) => !done.has(key))));
    expect((await database.owner.select().from(tallyParts)).length).toBe(6 - done.size);
    await openGate();

    const last = [startWorker(), startWorker()];
    await until('the campaign is released', async () => {
      const [row] = await database.owner.select().from(campaigns).where(eq(campaigns.id, stage.campaignId));
      return row?.state === 'released';
    });
    for (const worker of last) worker.kill('SIGTERM');
    expect(await storedReleases()).toEqual(undisturbed);
    expect(await storedFigures()).toEqual(figures);
    expect(await ballotsLeft()).toEqual({});
  });
});

describe('a tally worker that is killed when all parts are done and nothing is released', () => {
  it('is gone on from, also where somebody could not be counted, and what nothing needs is forgotten by then', {
    timeout: 240_000,
  }, async () => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) await kill(child);
    const two = await createCampaignStage(database.owner, {
      leaders: [0, 1].map(() => ({ raters: { 'team-members': 4 } })),
    });
    const [bad, good] = two.leaders.map(({ subjectKey }) => subjectKey);
    const here = eq(campaigns.id, two.campaignId);
    for (const one of two.assignments) await answerAs(database.api, two, one, plainSheet(two));
    const unknown = { ratings: { salary: 3 }, comments: [] };
    await replaceBallots(database, two.campaignId, bad ?? '', { answers: unknown }, 'all');
    const standing = async () => ({
      campaign: (await database.owner.select().from(campaigns).where(here))[0],
      releases: await database.owner.select().from(releases).where(eq(releases.campaignId, two.campaignId)),
      uncounted: await database.owner
        .select()
        .from(uncountedLeaders)
        .where(eq(uncountedLeaders.campaignId, two.campaignId)),
      sheets: await ballotsLeft(two),
      parts: await database.owner.$count(tallyParts, eq(tallyParts.campaignId, two.campaignId)),
      numbers: await database.owner.$count(ballotNumbers, eq(ballotNumbers.campaignId, two.campaignId)),
      issued: await database.owner.$count(issuedBallots, eq(issuedBallots.campaignId, two.campaignId)),
    });
    await closeAfterGrace(database.owner, two.campaignId);

    // First with the last part done and nothing else; then with the organisation's figures made, and not yet stored.
    const killedAt = async (table: string) => {
      const letGo = await standInTheWay(`LOCK TABLE ${table} IN SHARE MODE`);
      const worker = startWorker();
      await until(`the end of the tally waits for ${table}`, async () => (await waitingBackends()) > 0);
      await kill(worker);
      await terminateLostBackends();
      await letGo();
      return standing();
    };
    const afterParts = await killedAt('issued_ballots');
    expect(afterParts).toMatchObject({
      campaign: { state: 'closed', countedAt: null },
      releases: [{ subjectKey: good }],
      uncounted: [{ subjectKey: bad, code: 'unknown-item' }],
      sheets: { [bad ?? '']: 4 },
      parts: 0,
      numbers: 1,
      issued: 8,
    });
    const beforeFigures = await killedAt('organization_releases');
    expect(beforeFigures).toEqual({ ...afterParts, numbers: 0, issued: 0 });

    const last = startWorker();
    await until('the campaign is released', async () => (await standing()).campaign?.state === 'released');
    last.kill('SIGTERM');
    const { releases: stored, uncounted, sheets } = await standing();
    expect({ releases: stored, uncounted, sheets }).toEqual({
      releases: afterParts.releases,
      uncounted: afterParts.uncounted,
      sheets: afterParts.sheets,
    });
    const figures = await database.owner
      .select()
      .from(organizationReleases)
      .where(eq(organizationReleases.campaignId, two.campaignId));
    expect(figures).toMatchObject([{ outcome: 'released', subjectKeys: [good] }]);

    // The keys stay as long as a ballot lies there.
    await replaceBallots(database, two.campaignId, bad ?? '', { answers: plainSheet(two) }, 'all');
    const dayAfter = { now: () => new Date(Date.now() + 25 * 3600 * 1000) };
    await advanceCampaigns(database.tally, dayAfter);
    expect(await tallyPart(countingDeps(database, dayAfter), { campaignId: two.campaignId, part: 1 })).toMatchObject({
      leaders: 1,
      uncounted: [],
    });
    expect(await standing()).toMatchObject({ uncounted: [], sheets: {} });
  });
});

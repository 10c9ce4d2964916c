import { randomBytes } from 'node:crypto';
import { type AnswerSheet, type LeaderRelease, leaderReleaseSchema } from '@heartset/model';
import { publishFurtherRound } from '@heartset/scoring';
import { and, asc, eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../core/log.ts';
import { issuedBallots, sealedBallots, spentTokens } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { heldBackCounts, releases, tallyBlocks, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import { askOnceMore, closeAfterGrace, endRound } from '../../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  redeemAs,
  type StageAssignment,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf } from '../../testing/factories.ts';
import { drawToken } from '../../testing/play-device.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { releaseCampaign as releaseByHr } from '../campaigns/release-campaign.ts';
import { issueBallot } from '../rater/issue-ballot.ts';
import { readReport } from '../reports/read-report.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { freezeCampaign } from './freeze-campaign.ts';
import { releaseCampaign } from './release-campaign.ts';
import { handleTallyPart } from './tally-part.handler.ts';
import { type TallyOptions, tallyPart } from './tally-part.ts';

const clock = createTestClock();
const dayMs = 24 * 3600 * 1000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Per leader: five team members and four from outside, who are never joined with others. */
const stageOf = (options: StageOptions = {}) =>
  createCampaignStage(database.owner, {
    furtherRound: true,
    leaders: [{ raters: { 'team-members': 5, others: 4 } }],
    ...options,
  });

const of = (stage: CampaignStage, group: string, leader = 0): StageAssignment[] =>
  stage.assignments.filter((one) => one.group === group && one.subjectKey === stage.leaders[leader]?.subjectKey);

/** Everything with one rating, but for the first item, which may be left unseen. */
function sheet(stage: CampaignStage, rating: number, rare: number | 'not-observed' = rating): AnswerSheet {
  const [first = ''] = stage.itemIds;
  return { ratings: { ...Object.fromEntries(stage.itemIds.map((id) => [id, rating])), [first]: rare }, comments: [] };
}

async function answerAll(stage: CampaignStage, who: readonly StageAssignment[], sheets: readonly AnswerSheet[]) {
  for (const [index, one] of who.entries()) {
    const own = sheets[index];
    if (own) await answerAs(database.api, stage, one, own);
  }
}

/** Four of five team members answered, two of four from outside; the first item was seen by two of the team. */
async function answerFirstRound(stage: CampaignStage, leader = 0): Promise<void> {
  const unseen = sheet(stage, 4, 'not-observed');
  await answerAll(stage, of(stage, 'team-members', leader), [sheet(stage, 4, 2), sheet(stage, 3, 3), unseen, unseen]);
  await answerAll(stage, of(stage, 'others', leader), [sheet(stage, 3), sheet(stage, 4)]);
}

/** A stage whose first round is out, and whose others are asked once more. */
async function stageAskedOnceMore(): Promise<CampaignStage> {
  const stage = await stageOf();
  await answerFirstRound(stage);
  await endRound(database, clock, stage.campaignId);
  await askOnceMore(database, clock, stage);
  return stage;
}

async function stored(stage: CampaignStage, leader = 0) {
  const rows = await database.owner
    .select()
    .from(releases)
    .where(
      and(eq(releases.campaignId, stage.campaignId), eq(releases.subjectKey, stage.leaders[leader]?.subjectKey ?? '')),
    )
    .orderBy(asc(releases.round));
  return rows.map((row) => ({ ...row, release: leaderReleaseSchema.parse(JSON.parse(row.document)) }));
}

async function readByLeader(stage: CampaignStage, leader = 0) {
  const leaderId = stage.leaders[leader]?.leaderId ?? '';
  const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
  const { result } = await readReport(database.api, actor, stage.campaignId, leaderId);
  return result.status === 'released' ? result.release : result.status;
}

/** Until when the leader reads that HR may ask once more. */
async function onceMoreUntil(stage: CampaignStage) {
  const leaderId = stage.leaders[0]?.leaderId ?? '';
  const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
  return (await readReport(database.api, actor, stage.campaignId, leaderId)).campaign.askAgainUntil;
}

const rowOf = async (stage: CampaignStage) =>
  (await database.owner.select().from(campaigns).where(eq(campaigns.id, stage.campaignId)))[0];

const heldBackOf = (stage: CampaignStage) =>
  database.owner.select().from(heldBackCounts).where(eq(heldBackCounts.campaignId, stage.campaignId));

const tokensOf = (stage: CampaignStage) =>
  database.owner.$count(spentTokens, eq(spentTokens.campaignId, stage.campaignId));

const issuedOf = (stage: CampaignStage) =>
  database.owner.$count(issuedBallots, eq(issuedBallots.campaignId, stage.campaignId));

const statement = (release: LeaderRelease | undefined, itemId: string, block: string) =>
  release?.items.find((item) => item.itemId === itemId)?.blocks.find((one) => one.block === block);

/** Spoils all ballots of a campaign; once more, and they are as they were. */
const flipAByte = (stage: CampaignStage) =>
  database.owner.execute(sql`
    UPDATE sealed_ballots SET sealed = set_byte(sealed, 9000, 255 - get_byte(sealed, 9000))
    WHERE campaign_id = ${stage.campaignId}`);

/** Everything that is shown, item by item and block by block, as text. */
const shownIn = (release: LeaderRelease) =>
  release.items.flatMap(({ itemId, blocks }) =>
    blocks.filter(({ status }) => status === 'shown').map((one) => `${itemId} ${JSON.stringify(one)}`),
  );

describe('a further round', () => {
  it('shows what was held back, with the answers of both rounds, and changes nothing that was shown', async () => {
    const stage = await stageOf();
    const [first = '', second = ''] = stage.itemIds;
    await answerFirstRound(stage);
    await endRound(database, clock, stage.campaignId);
    const [before] = await stored(stage);
    expect(statement(before?.release, first, 'team-members')).toMatchObject({ reason: 'too-few-could-judge' });
    expect(before?.release.blocks).toMatchObject([
      { block: 'team-members', status: 'shown', n: 4 },
      { block: 'others', status: 'withheld', reason: 'too-few-answers' },
    ]);
    expect((await heldBackOf(stage)).map((row) => row.counts)).toMatchObject([
      { 'team-members': { sheets: 4, counts: { [first]: [0, 1, 1, 0, 0] } }, others: { sheets: 2 } },
    ]);
    const figures = await database.owner.select().from(organizationReleases);

    await askOnceMore(database, clock, stage);
    expect(await readByLeader(stage)).toEqual(before?.release);
    // The fifth team member says 1 to all: shown nowhere but in the item that too few had seen.
    await answerAll(stage, of(stage, 'team-members').slice(4), [sheet(stage, 1)]);
    await answerAll(stage, of(stage, 'others').slice(2), [sheet(stage, 5)]);
    await endRound(database, clock, stage.campaignId);

    const [kept, after] = await stored(stage);
    expect(kept).toEqual(before);
    expect(after?.release.round).toBe(2);
    expect(statement(after?.release, first, 'team-members')).toMatchObject({
      status: 'shown',
      value: 2,
      mark: 'plain',
    });
    expect(statement(after?.release, second, 'others')).toMatchObject({ status: 'shown', value: 4 });
    expect(after?.release.blocks).toMatchObject([
      { block: 'team-members', n: 4 },
      { block: 'others', status: 'shown', n: 3 },
    ]);
    const shownBefore = shownIn(before?.release as LeaderRelease);
    expect(shownBefore).toHaveLength(stage.itemIds.length - 1);
    expect(shownIn(after?.release as LeaderRelease)).toEqual(expect.arrayContaining(shownBefore));
    expect(await readByLeader(stage)).toEqual(after?.release);
    expect(await database.owner.select().from(organizationReleases)).toEqual(figures);
    expect(JSON.parse(before?.ledger ?? '')).toMatchObject({ round: 1, previous: null });
    expect(JSON.parse(after?.ledger ?? '')).toMatchObject({ round: 2, previous: before?.sha256 });
    const added = await database.owner
      .select({ block: tallyBlocks.block, counts: tallyBlocks.counts })
      .from(tallyBlocks)
      .where(and(eq(tallyBlocks.campaignId, stage.campaignId), eq(tallyBlocks.round, 2)))
      .orderBy(tallyBlocks.block);
    expect(added).toMatchObject([{ block: 'others' }, { block: 'team-members', counts: { [first]: [1, 1, 1, 0, 0] } }]);
  });

  it('says the same where nobody new has answered, and ends with nothing left behind', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await endRound(database, clock, stage.campaignId);
    expect(await issuedOf(stage)).toBe(6);
    const lying = await database.owner.execute<{ hash: string; counted: boolean }>(
      sql`SELECT encode(token_hash, 'hex') AS hash, counted FROM spent_tokens WHERE campaign_id = ${stage.campaignId} ORDER BY ctid`,
    );
    expect(lying.rows).toHaveLength(6);
    expect(lying.rows).toEqual(lying.rows.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)));
    expect(lying.rows.every(({ counted }) => counted)).toBe(true);
    await askOnceMore(database, clock, stage);
    await endRound(database, clock, stage.campaignId);
    const [before, after] = await stored(stage);
    expect(after?.release).toEqual({ ...before?.release, round: 2 });
    expect(await rowOf(stage)).toMatchObject({ state: 'released', finalAt: clock.now(), furtherRoundStopped: false });
    expect([await issuedOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([0, 0, 0]);
  });

  it('takes no second answer from whoever has answered', async () => {
    const stage = await stageAskedOnceMore();
    const [answered] = of(stage, 'others');
    if (!answered) throw new Error('nobody was staged');
    const { blindedElement } = await drawToken();
    const asked = { assignmentId: answered.assignmentId, blindedElement };
    await expect(issueBallot(database.api, testKeys(), answered.invitationId, asked)).rejects.toMatchObject({
      code: 'continue-where-you-began',
    });
  });

  it('takes the answers of whoever was issued a ballot and has not used it', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    const late = of(stage, 'others')[2];
    if (!late) throw new Error('nobody was staged');
    const { blindedElement } = await drawToken();
    const asked = { assignmentId: late.assignmentId, blindedElement };
    const issue = () => issueBallot(database.api, testKeys(), late.invitationId, asked);
    await issue();
    await endRound(database, clock, stage.campaignId);
    const token = { hash: randomBytes(32), digest: randomBytes(32) };
    const redeem = () => redeemAs(database.api, stage, late, sheet(stage, 5), token);
    expect(await redeem()).toBe('closed');
    await askOnceMore(database, clock, stage);
    await issue();
    expect([await redeem(), await redeem()]).toEqual(['first', 'same']);
    await endRound(database, clock, stage.campaignId);
    const [, after] = await stored(stage);
    expect(statement(after?.release, stage.itemIds[1] ?? '', 'others')).toMatchObject({ value: 4 });
  });

  it('waits for HR where reports do, and leaves the first to be read meanwhile', async () => {
    const stage = await stageOf({ releaseMode: 'by-hr' });
    await answerFirstRound(stage);
    await endRound(database, clock, stage.campaignId);
    const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
    await releaseByHr(database.api, hr, { campaignId: stage.campaignId }, clock);
    await askOnceMore(database, clock, stage);
    await answerAll(stage, of(stage, 'others').slice(2), [sheet(stage, 5)]);
    await endRound(database, clock, stage.campaignId);
    const [before, after] = await stored(stage);
    expect(await rowOf(stage)).toMatchObject({ state: 'closed' });
    expect(await readByLeader(stage)).toEqual(before?.release);
    await releaseByHr(database.api, hr, { campaignId: stage.campaignId }, clock);
    expect(await readByLeader(stage)).toEqual(after?.release);
  });

  it('counts for the first time whoever could not be counted in the first round', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await flipAByte(stage);
    await endRound(database, clock, stage.campaignId);
    expect(await stored(stage)).toEqual([]);
    await askOnceMore(database, clock, stage);
    // Due again while people answer: it waits.
    await advanceCampaigns(database.tally, { now: () => new Date(clock.now().getTime() + 2 * dayMs) });
    expect(await database.owner.$count(tallyParts, eq(tallyParts.campaignId, stage.campaignId))).toBe(0);
    await flipAByte(stage);
    await answerAll(stage, of(stage, 'others').slice(2), [sheet(stage, 5)]);
    await endRound(database, clock, stage.campaignId);
    const [only, ...others] = await stored(stage);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ round: 2, release: { blocks: [{ n: 4 }, { n: 3 }] } });
    expect(await readByLeader(stage)).toEqual(only?.release);
    expect(await heldBackOf(stage)).toEqual([]);
  });

  it('adds nothing to a document that stands in the place of another leader’s', async () => {
    const stage = await stageOf({ leaders: [0, 1].map(() => ({ raters: { 'team-members': 5, others: 4 } })) });
    for (const leader of [0, 1]) await answerFirstRound(stage, leader);
    await endRound(database, clock, stage.campaignId);
    const [[own], [another]] = [await stored(stage, 0), await stored(stage, 1)];
    if (!own || !another) throw new Error('both have a release');
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner
      .update(releases)
      .set({ document: another.document, sha256: another.sha256 })
      .where(and(eq(releases.campaignId, stage.campaignId), eq(releases.subjectKey, own.subjectKey)));
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    await askOnceMore(database, clock, stage);
    await endRound(database, clock, stage.campaignId);
    expect((await stored(stage, 0)).map(({ round }) => round)).toEqual([1]);
    expect((await stored(stage, 1)).map(({ round }) => round)).toEqual([1, 2]);
    const here = eq(uncountedLeaders.campaignId, stage.campaignId);
    expect(await database.owner.select().from(uncountedLeaders).where(here)).toMatchObject([
      { subjectKey: own.subjectKey, code: 'not-publishable' },
    ]);
  });
});

describe('answers that cannot be counted where a further round is possible', () => {
  const after = (days: number) => ({ now: () => new Date(clock.now().getTime() + days * dayMs) });
  const sheetsOf = async (stage: CampaignStage) =>
    database.owner.$count(sealedBallots, eq(sealedBallots.campaignId, stage.campaignId));
  const resultFor = async (stage: CampaignStage) => {
    const leaderId = stage.leaders[0]?.leaderId ?? '';
    const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
    return (await readReport(database.api, actor, stage.campaignId, leaderId)).result;
  };
  async function sweep(stage: CampaignStage, at: { now(): Date }): Promise<void> {
    await advanceCampaigns(database.tally, at);
    const { campaignId } = stage;
    const parts = await database.owner.select().from(tallyParts).where(eq(tallyParts.campaignId, campaignId));
    for (const { part } of parts) await tallyPart(countingDeps(database, at), { campaignId, part });
  }

  it('are kept for as long as it can come, and then deleted', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await flipAByte(stage);
    await endRound(database, clock, stage.campaignId);
    await sweep(stage, after(45));
    expect(await resultFor(stage)).toEqual({ status: 'not-computed', keptUntil: after(60).now().toISOString() });
    expect(await sheetsOf(stage)).toBe(6);
    await sweep(stage, after(60));
    expect([await sheetsOf(stage), await tokensOf(stage), await issuedOf(stage)]).toEqual([0, 0, 0]);
    expect((await resultFor(stage)).status).toBe('never-computed');
  });

  it('wait without a date while people are asked, and go 30 days after the last tally with all that was held back', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await endRound(database, clock, stage.campaignId);
    const [before] = await stored(stage);
    await askOnceMore(database, clock, stage);
    await answerAll(stage, of(stage, 'others').slice(2), [sheet(stage, 5)]);
    await flipAByte(stage);
    await endRound(database, clock, stage.campaignId);
    expect([await sheetsOf(stage), (await heldBackOf(stage)).length]).toEqual([1, 1]);
    await sweep(stage, after(29));
    expect([await sheetsOf(stage), (await heldBackOf(stage)).length]).toEqual([1, 1]);
    await sweep(stage, after(30));
    expect([await sheetsOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([0, 0, 0]);
    expect(await stored(stage)).toEqual([before]);
    expect(await readByLeader(stage)).toEqual(before?.release);
  });

  it('are said to be counted with the round that is open', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await flipAByte(stage);
    await endRound(database, clock, stage.campaignId);
    await askOnceMore(database, clock, stage);
    expect(await resultFor(stage)).toEqual({ status: 'not-computed', keptUntil: null });
    await sweep(stage, after(4));
    expect(await sheetsOf(stage)).toBe(6);
  });
});

describe('a further round that would tell too much', () => {
  it('is stored for nobody whom it would give away, and HR hears that alone', async () => {
    const stage = await stageOf({
      leaders: [0, 1].map(() => ({ raters: { 'team-members': 5, others: 4 } })),
    });
    for (const leader of [0, 1]) await answerFirstRound(stage, leader);
    await endRound(database, clock, stage.campaignId);
    await askOnceMore(database, clock, stage);
    for (const leader of [0, 1]) {
      await answerAll(stage, of(stage, 'team-members', leader).slice(4), [sheet(stage, 1)]);
      await answerAll(stage, of(stage, 'others', leader).slice(2), [sheet(stage, 5)]);
    }
    const betrayed = stage.leaders[0]?.subjectKey;
    const item = stage.itemIds[1];
    // As if late answers were added to what was shown: the difference of the means is what one person said.
    const publishFurther: TallyOptions['publishFurther'] = (input) => {
      const release = publishFurtherRound(input);
      if (release.subject.subjectKey !== betrayed) return release;
      const items = release.items.map((one) => ({
        ...one,
        blocks: one.blocks.map((shown) =>
          one.itemId === item && shown.block === 'team-members' ? { ...shown, value: 3.2 } : shown,
        ),
      }));
      return { ...release, items };
    };
    await closeAfterGrace(database.owner, stage.campaignId);
    await freezeCampaign(database.tally, clock, stage.campaignId);
    const done = await tallyPart(
      countingDeps(database, clock),
      { campaignId: stage.campaignId, part: 1 },
      { publishFurther },
    );
    expect(done).toMatchObject({ leaders: 2, uncounted: [], stopped: true });
    await releaseCampaign(database.tally, clock, stage.campaignId);
    expect((await stored(stage, 0)).map(({ round }) => round)).toEqual([1]);
    expect((await stored(stage, 1)).map(({ round }) => round)).toEqual([1, 2]);
    expect(await rowOf(stage)).toMatchObject({ state: 'released', furtherRoundStopped: true });
    const [first] = await stored(stage, 0);
    expect(await readByLeader(stage, 0)).toEqual(first?.release);
    expect([await issuedOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([0, 0, 0]);
  });

  it('is told to the log by the campaign’s id', async () => {
    const stage = await stageAskedOnceMore();
    await closeAfterGrace(database.owner, stage.campaignId);
    await freezeCampaign(database.tally, clock, stage.campaignId);
    const lines: unknown[] = [];
    const keep = (line: unknown) => void lines.push(line);
    const log: Log = { debug: () => undefined, info: keep, warn: keep, error: keep };
    const { campaignId } = stage;
    const deps = { ...countingDeps(database, clock), log };
    // Strengths that vanish tell that something came in.
    const publishFurther: TallyOptions['publishFurther'] = (input) => ({ ...input.previous, round: 2, strengths: [] });
    await handleTallyPart(deps, { campaignId, part: 1 }, { publishFurther });
    expect(lines).toEqual([{ campaignId }]);
  });
});

describe('a further round’s tally that is killed', () => {
  it('has happened wholly or not at all, and ends with the same bytes', async () => {
    const stage = await stageAskedOnceMore();
    const { campaignId } = stage;
    await answerAll(stage, of(stage, 'others').slice(2), [
      { ...sheet(stage, 5), comments: [] },
      { ...sheet(stage, 2), comments: [] },
    ]);
    await closeAfterGrace(database.owner, stage.campaignId);
    await freezeCampaign(database.tally, clock, campaignId);
    const tables = ['sealed_ballots', 'spent_tokens', 'tally_parts', 'held_back_counts'];
    const copyOf = async () =>
      Promise.all(tables.map(async (table) => (await database.owner.execute(sql.raw(`SELECT * FROM ${table}`))).rows));
    for (const table of tables) {
      await database.owner.execute(sql.raw(`CREATE TABLE further_${table} AS SELECT * FROM ${table}`));
    }
    const before = await copyOf();

    const inTheWay = new pg.Client({ connectionString: database.urls.owner });
    await inTheWay.connect();
    await inTheWay.query('BEGIN');
    await inTheWay.query('LOCK TABLE releases IN SHARE MODE');
    const killed = tallyPart(countingDeps(database, clock), { campaignId, part: 1 });
    const ended = expect(killed).rejects.toThrow();
    for (let gone = 0; gone === 0; ) {
      const found = await inTheWay.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'releases'::regclass`,
      );
      gone = found.rowCount ?? 0;
    }
    await ended;
    await inTheWay.query('COMMIT');
    await inTheWay.end();
    expect(await stored(stage)).toHaveLength(1);
    expect(await copyOf()).toEqual(before);

    await tallyPart(countingDeps(database, clock), { campaignId, part: 1 });
    const [, afterKill] = await stored(stage);
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner.execute(sql`DELETE FROM releases WHERE campaign_id = ${campaignId} AND round = 2`);
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    await database.owner.execute(sql`DELETE FROM tally_blocks WHERE campaign_id = ${campaignId} AND round = 2`);
    for (const table of tables) {
      await database.owner.execute(sql.raw(`DELETE FROM ${table}`));
      await database.owner.execute(sql.raw(`INSERT INTO ${table} SELECT * FROM further_${table}`));
    }
    await tallyPart(countingDeps(database, clock), { campaignId, part: 1 });
    expect((await stored(stage))[1]).toEqual(afterKill);
  });
});

describe('that HR may ask once more', () => {
  it('is said in a report from its release on, and no more once people are asked, or where it was not announced', async () => {
    const stage = await stageOf();
    expect(await onceMoreUntil(stage)).toBeNull();
    await answerFirstRound(stage);
    await endRound(database, clock, stage.campaignId);
    expect(await onceMoreUntil(stage)).toBe(new Date(clock.now().getTime() + 60 * dayMs).toISOString());
    await askOnceMore(database, clock, stage);
    expect(await onceMoreUntil(stage)).toBeNull();
    const without = await stageOf({ furtherRound: false });
    await answerFirstRound(without);
    await endRound(database, clock, without.campaignId);
    expect(await onceMoreUntil(without)).toBeNull();
  });
});

describe('what is kept between two rounds', () => {
  async function handUnusedBallot(stage: CampaignStage): Promise<void> {
    const [late] = of(stage, 'others').slice(2);
    if (!late) throw new Error('nobody was staged');
    const { blindedElement } = await drawToken();
    await issueBallot(database.api, testKeys(), late.invitationId, { assignmentId: late.assignmentId, blindedElement });
  }

  it('is nothing where no further round was announced', async () => {
    const stage = await stageOf({ furtherRound: false });
    await answerFirstRound(stage);
    await handUnusedBallot(stage);
    await endRound(database, clock, stage.campaignId);
    expect([await issuedOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([0, 0, 0]);
    expect((await rowOf(stage))?.finalAt).toBeNull();
  });

  it('is forgotten 60 days after the tally, and nobody can be asked any more', async () => {
    const stage = await stageOf();
    await answerFirstRound(stage);
    await handUnusedBallot(stage);
    await endRound(database, clock, stage.campaignId);
    const after = (days: number) => ({ now: () => new Date(clock.now().getTime() + days * dayMs) });
    await advanceCampaigns(database.tally, after(59));
    expect([await issuedOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([7, 6, 1]);
    await advanceCampaigns(database.tally, after(60));
    expect([await issuedOf(stage), await tokensOf(stage), (await heldBackOf(stage)).length]).toEqual([0, 0, 0]);
    expect((await rowOf(stage))?.finalAt).toEqual(after(60).now());
    await expect(askOnceMore(database, clock, stage)).rejects.toMatchObject({ code: 'campaign-not-ready' });
  });

  it('is read by the tally alone', async () => {
    for (const login of [database.api, database.mailer]) {
      await expect(login.select().from(heldBackCounts)).rejects.toMatchObject({
        cause: { message: expect.stringContaining('permission denied') },
      });
    }
  });
});

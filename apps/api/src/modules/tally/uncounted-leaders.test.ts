import { randomBytes } from 'node:crypto';
import { makeSealingKey, sealedBytes } from '@heartset/ballot/server/sealed-answers';
import { sealedPlaceBytes } from '@heartset/ballot/server/sealed-place';
import { KEEP_UNCOUNTED_DAYS, leaderReleaseSchema } from '@heartset/model';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../core/context.ts';
import type { Log } from '../../core/log.ts';
import { countedTokens, sealedBallots, spentTokens } from '../../db/schema/ballots.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { releases, tallyBlocks, uncountedLeaders } from '../../db/schema/results.ts';
import { closeAfterGrace } from '../../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  noteIssuedAs,
  plainSheet,
  redeemAs,
  sealFor,
  sealPlaceFor,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf } from '../../testing/factories.ts';
import { noteRedeemed, redeemedFor } from '../../testing/redeemed-tokens.ts';
import { replaceBallots } from '../../testing/replace-ballots.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import type { KeyName } from '../keys/keys.public.ts';
import { announceReleases } from '../mail/announce-releases.ts';
import { readReport } from '../reports/read-report.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { freezeCampaign } from './freeze-campaign.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';
import { handleTallyPart } from './tally-part.handler.ts';
import { tallyPart } from './tally-part.ts';

let database: TestDatabase;
const clock = createTestClock();
const tomorrow = { now: () => new Date(clock.now().getTime() + 25 * 3600 * 1000) };
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Two leaders whom all have answered about, in a grace that is over. */
async function answeredStage(good: { invitedPerLabel?: number } = {}): Promise<CampaignStage> {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': 4 } }, { raters: { 'team-members': 4 }, ...good }],
  });
  for (const assignment of stage.assignments) await answerAs(database.api, stage, assignment, plainSheet(stage));
  await closeAfterGrace(database.owner, stage.campaignId);
  return stage;
}

function leadersOf(stage: CampaignStage) {
  const [bad, good] = stage.leaders;
  if (!bad || !good) throw new Error('two leaders were staged');
  return { bad, good };
}

/** What came with tokens that were redeemed for a leader; no row tells it. */
const tokensAbout = (subjectKey: string, many?: number) =>
  sql`token_hash = ANY(${sql.param(redeemedFor(subjectKey).slice(0, many))}::bytea[])`;

async function rowsAbout(table: 'sealed_ballots' | 'spent_tokens', subjectKey: string): Promise<number> {
  const result = await database.owner.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${sql.identifier(table)} WHERE ${tokensAbout(subjectKey)}`,
  );
  return result.rows[0]?.count ?? -1;
}

const oneBallot = (subjectKey: string) => tokensAbout(subjectKey, 1);

type Damage = (stage: CampaignStage, subjectKey: string) => Promise<unknown>;
const change =
  (statement: (subjectKey: string) => SQL): Damage =>
  (_stage, subjectKey) =>
    database.owner.execute(statement(subjectKey));
/** So many more ballots about a leader, all with the same answers, with tokens of their own. */
async function addCopies(stage: CampaignStage, leader: string, many: number): Promise<void> {
  const { campaignId } = stage;
  const hashes = Array.from({ length: many }, () => randomBytes(32));
  const placed = hashes.map((hash) =>
    sealPlaceFor(database.owner, campaignId, hash, { leader, label: 'team-members' }),
  );
  await database.owner.execute(sql`
    INSERT INTO spent_tokens (campaign_id, token_hash, digest, place)
    SELECT ${campaignId}, hash, hash, place
    FROM unnest(${sql.param(hashes)}::bytea[], ${sql.param(await Promise.all(placed))}::bytea[]) AS made (hash, place)`);
  const sealed = hashes.map((hash) =>
    sealFor(database.owner, campaignId, hash, { leader, label: 'team-members', answers: plainSheet(stage) }),
  );
  await database.owner.execute(sql`
    INSERT INTO sealed_ballots SELECT ${campaignId}, hash, sealed
    FROM unnest(${sql.param(hashes)}::bytea[], ${sql.param(await Promise.all(sealed))}::bytea[]) AS made (hash, sealed)`);
  for (const hash of hashes) noteRedeemed(leader, hash);
}
/** One ballot, with other contents. */
const reseal =
  (ballot: Parameters<typeof replaceBallots>[3]): Damage =>
  (stage, subjectKey) =>
    replaceBallots(database, stage.campaignId, subjectKey, ballot);
const tear = change(
  (key) => sql`UPDATE sealed_ballots SET sealed = ${randomBytes(sealedBytes)} WHERE ${oneBallot(key)}`,
);
/** Whoever may write into the table would count one person twice, and another not at all. */
const copyOver = (key: string) => sql`
  UPDATE sealed_ballots SET sealed = (SELECT sealed FROM sealed_ballots WHERE ${oneBallot(key)})
  WHERE ${tokensAbout(key, 2)}`;
const mend: Damage = (stage, subjectKey) =>
  replaceBallots(database, stage.campaignId, subjectKey, { answers: plainSheet(stage) }, 'all');
const nothing = { ratings: {}, comments: [] };

const damages: [code: string, what: string, damage: Damage][] = [
  ['unreadable-sheet', 'a ballot that does not open', tear],
  ['unreadable-sheet', "a ballot copied over another's", change(copyOver)],
  ['unreadable-sheet', 'a ballot about somebody else', reseal({ answers: nothing, leader: 'x'.repeat(22) })],
  ['unknown-item', 'an item that does not exist', reseal({ answers: { ratings: { salary: 3 }, comments: [] } })],
  ['off-scale', 'an answer off the scale', reseal({ answers: { ratings: { 'self-awareness': 9 }, comments: [] } })],
  [
    'unknown-prompt',
    'an unknown prompt',
    reseal({ answers: { ratings: {}, comments: [{ promptId: 'salary', text: 'x', mode: 'as-written' }] } }),
  ],
  ['unknown-label', 'a label that does not exist', reseal({ answers: nothing, label: 'friends' })],
  ['unknown-label', 'a label that was never assigned', reseal({ answers: nothing, label: 'others' })],
  [
    'more-than-invited',
    'a ballot too many',
    async (stage, subjectKey) => {
      await addCopies(stage, subjectKey, 1);
    },
  ],
  ['numbers-differ', 'a ballot that is gone', change((key) => sql`DELETE FROM sealed_ballots WHERE ${oneBallot(key)}`)],
];

describe('a leader whose answers cannot be counted', () => {
  it.each(damages)('is alone in it: %s, for %s', async (code, _, damage) => {
    const stage = await answeredStage();
    const { bad, good } = leadersOf(stage);
    await damage(stage, bad.subjectKey);
    const ballots = await rowsAbout('sealed_ballots', bad.subjectKey);
    const tokens = await rowsAbout('spent_tokens', bad.subjectKey);

    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    expect(await releaseCampaign(database.tally, clock, stage.campaignId)).toBe('released');

    const stored = await database.owner.select().from(releases).where(eq(releases.campaignId, stage.campaignId));
    expect(stored.map(({ subjectKey }) => subjectKey)).toEqual([good.subjectKey]);
    const uncounted = await database.owner
      .select()
      .from(uncountedLeaders)
      .where(eq(uncountedLeaders.campaignId, stage.campaignId));
    expect(uncounted).toEqual([
      {
        campaignId: stage.campaignId,
        subjectKey: bad.subjectKey,
        code,
        nextTryAt: new Date(clock.now().getTime() + 24 * 3600 * 1000),
        givenUpAt: null,
      },
    ]);
    expect(await rowsAbout('sealed_ballots', bad.subjectKey)).toBe(ballots);
    expect(await rowsAbout('spent_tokens', bad.subjectKey)).toBe(tokens);
    expect(tokens).toBeGreaterThanOrEqual(4);
    expect(await rowsAbout('sealed_ballots', good.subjectKey)).toBe(0);
    const blocks = await database.owner.select().from(tallyBlocks).where(eq(tallyBlocks.subjectKey, bad.subjectKey));
    expect(blocks).toEqual([]);
  });

  it('reads that the report is held back, while the other one is told and reads theirs', async () => {
    const stage = await answeredStage();
    const { bad, good } = leadersOf(stage);
    await tear(stage, bad.subjectKey);
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    const statusFor = async ({ leaderId }: { leaderId: string }) => {
      const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
      return (await readReport(database.api, actor, stage.campaignId, leaderId)).result.status;
    };
    expect(await statusFor(bad)).toBe('not-computed');
    expect(await statusFor(good)).toBe('released');
    await announceReleases(database.mailer);
    const mails = await database.owner.select().from(outboxMails).where(eq(outboxMails.campaignId, stage.campaignId));
    expect(mails.map(({ kind, personId }) => [kind, personId])).toEqual([['report-ready', good.leaderId]]);
  });

  it('is tried again a day later, not before, and counted once the data are mended', async () => {
    const stage = await answeredStage();
    const { bad } = leadersOf(stage);
    await tear(stage, bad.subjectKey);
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    const partsAt = async (at: Clock) =>
      (await advanceCampaigns(database.tally, at)).jobs.filter(({ key }) => key?.includes(stage.campaignId));
    expect(await partsAt(clock)).toEqual([]);
    expect((await partsAt(tomorrow)).map(({ key }) => key)).toEqual([`tally-part:${stage.campaignId}:1`]);

    // Still torn: noted again for the day after.
    const again = await tallyPart(countingDeps(database, tomorrow), { campaignId: stage.campaignId, part: 1 });
    expect(again).toMatchObject({ leaders: 1, uncounted: ['unreadable-sheet'], jobs: [] });
    expect(await partsAt(tomorrow)).toEqual([]);

    await mend(stage, bad.subjectKey);
    const dayAfter = { now: () => new Date(tomorrow.now().getTime() + 25 * 3600 * 1000) };
    expect(await partsAt(dayAfter)).toHaveLength(1);
    await tallyPart(countingDeps(database, dayAfter), { campaignId: stage.campaignId, part: 1 });
    const [stored] = await database.owner
      .select()
      .from(releases)
      .where(and(eq(releases.campaignId, stage.campaignId), eq(releases.subjectKey, bad.subjectKey)));
    expect(leaderReleaseSchema.parse(JSON.parse(stored?.document ?? '')).blocks).toMatchObject([{ n: 4 }]);
    expect(await rowsAbout('sealed_ballots', bad.subjectKey)).toBe(0);
    expect(await rowsAbout('spent_tokens', bad.subjectKey)).toBe(0);
    const left = await database.owner
      .select()
      .from(uncountedLeaders)
      .where(eq(uncountedLeaders.subjectKey, bad.subjectKey));
    expect(left).toEqual([]);
  });

  it('is told to the operator by a code, and neither who nor what', async () => {
    const stage = await answeredStage();
    const { bad } = leadersOf(stage);
    await reseal({ answers: { ratings: { 'secret-item': 3 }, comments: [] } })(stage, bad.subjectKey);
    await freezeCampaign(database.tally, clock, stage.campaignId);
    const lines: unknown[][] = [];
    const note = (...line: unknown[]): void => {
      lines.push(line);
    };
    const log: Log = { debug: note, info: note, warn: note, error: note };
    await handleTallyPart({ ...countingDeps(database, clock), log }, { campaignId: stage.campaignId, part: 1 });
    expect(lines[0]?.[0]).toEqual({ campaignId: stage.campaignId, part: 1, code: 'unknown-item', leaders: 1 });
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${bad.subjectKey}|secret-item|answered|sheets`));
  });
});

describe('a ballot that belongs to nobody', () => {
  const nobody = 'x'.repeat(22);
  const rowsLeft = async ({ campaignId }: CampaignStage): Promise<number[]> => {
    const tables = [sealedBallots, spentTokens, countedTokens];
    return Promise.all(tables.map((table) => database.owner.$count(table, eq(table.campaignId, campaignId))));
  };

  /** Whoever has the API's login may call `redeem_ballot`: it cannot look whether there is such a leader. */
  async function strayStage(): Promise<CampaignStage> {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': 5 } }] });
    const [stray, torn, ...others] = stage.assignments;
    if (!stray || !torn) throw new Error('five raters were staged');
    for (const assignment of [torn, ...others]) await answerAs(database.api, stage, assignment, plainSheet(stage));
    await noteIssuedAs(database.api, stray);
    expect(await redeemAs(database.api, stage, { subjectKey: nobody, label: 'peers' }, plainSheet(stage))).toBe(
      'first',
    );
    await database.owner.execute(sql`UPDATE spent_tokens SET place = ${randomBytes(sealedPlaceBytes)} WHERE
      ${tokensAbout(torn.subjectKey, 1)}`);
    await closeAfterGrace(database.owner, stage.campaignId);
    return stage;
  }

  it('is in nobody’s way, counts for nobody, and goes once all are counted', async () => {
    const stage = await strayStage();
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    expect(await releaseCampaign(database.tally, clock, stage.campaignId)).toBe('released');
    const blocks = await database.owner.select().from(tallyBlocks).where(eq(tallyBlocks.campaignId, stage.campaignId));
    expect(blocks).toMatchObject([{ invited: 5, answered: 3 }]);
    expect(await rowsLeft(stage)).toEqual([2, 2, 3]);
    await advanceCampaigns(database.tally, clock);
    expect(await rowsLeft(stage)).toEqual([0, 0, 3]);
  });

  it('is kept while a leader waits to be counted: nobody can tell whose it is', async () => {
    const stage = await strayStage();
    const [leader] = stage.leaders;
    await database.owner.execute(
      sql`UPDATE sealed_ballots SET sealed = ${randomBytes(sealedBytes)} WHERE ${tokensAbout(leader?.subjectKey ?? '')}`,
    );
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    await advanceCampaigns(database.tally, clock);
    expect(await rowsLeft(stage)).toEqual([5, 5, 0]);
  });

  it('is not every ballot, where the key store has another key: then nothing is counted, and nothing goes', async () => {
    const stage = await strayStage();
    const { secretKey } = await makeSealingKey();
    const other = {
      ...testKeys(),
      get: async (name: KeyName) => (name.purpose === 'sealing' ? secretKey : testKeys().get(name)),
    };
    const deps = { ...countingDeps(database, clock), keys: other };
    await expect(tallyCampaign(deps, stage.campaignId)).rejects.toMatchObject({ code: 'key-differs' });
    await advanceCampaigns(database.tally, clock);
    expect(await rowsLeft(stage)).toEqual([5, 5, 0]);
    await tallyPart(countingDeps(database, clock), { campaignId: stage.campaignId, part: 1 });
    expect((await rowsLeft(stage))[2]).toBe(3);
  });
});

describe('a leader whose answers can never be counted', () => {
  const after = (days: number): Clock => ({ now: () => new Date(clock.now().getTime() + days * 24 * 3600 * 1000) });
  const partsAt = async (stage: CampaignStage, at: Clock) =>
    (await advanceCampaigns(database.tally, at)).jobs.filter(({ key }) => key?.includes(stage.campaignId));
  const readBy = async (stage: CampaignStage, { leaderId }: { leaderId: string }) => {
    const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
    return (await readReport(database.api, actor, stage.campaignId, leaderId)).result;
  };

  async function damagedStage(): Promise<{ stage: CampaignStage; bad: CampaignStage['leaders'][number] }> {
    const stage = await answeredStage();
    const { bad } = leadersOf(stage);
    await reseal({ answers: { ratings: { salary: 3 }, comments: [] } })(stage, bad.subjectKey);
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    return { stage, bad };
  }

  it('has no ballot any more after 30 days, and reads that it is over', async () => {
    const { stage, bad } = await damagedStage();
    const keptUntil = after(KEEP_UNCOUNTED_DAYS).now();
    expect(await readBy(stage, bad)).toEqual({ status: 'not-computed', keptUntil: keptUntil.toISOString() });

    const lines: unknown[][] = [];
    const note = (...line: unknown[]) => void lines.push(line);
    const log: Log = { debug: () => undefined, info: note, warn: note, error: note };
    const tryAt = async (days: number) => {
      expect(await partsAt(stage, after(days))).toHaveLength(1);
      const deps = { ...countingDeps(database, after(days)), log };
      await handleTallyPart(deps, { campaignId: stage.campaignId, part: 1 });
    };
    await tryAt(29.5);
    expect([
      await rowsAbout('sealed_ballots', bad.subjectKey),
      await rowsAbout('spent_tokens', bad.subjectKey),
    ]).toEqual([4, 4]);
    expect(await partsAt(stage, after(29.9))).toEqual([]);
    await tryAt(30);
    expect([
      await rowsAbout('sealed_ballots', bad.subjectKey),
      await rowsAbout('spent_tokens', bad.subjectKey),
    ]).toEqual([0, 0]);
    expect(await readBy(stage, bad)).toEqual({ status: 'never-computed', deletedAt: keptUntil.toISOString() });
    expect(await partsAt(stage, after(90))).toEqual([]);
    const about = { campaignId: stage.campaignId, part: 1, code: 'unknown-item', leaders: 1 };
    expect(lines).toEqual([
      [about, expect.stringContaining('tried again tomorrow')],
      [about, expect.stringContaining('deleted')],
    ]);
    await announceReleases(database.mailer);
    const told = and(eq(outboxMails.campaignId, stage.campaignId), eq(outboxMails.personId, bad.leaderId));
    expect(await database.owner.$count(outboxMails, told)).toBe(0);
  });

  it('is counted at the last try all the same, once the data are mended, however late that is', async () => {
    const { stage, bad } = await damagedStage();
    await mend(stage, bad.subjectKey);
    expect(await partsAt(stage, after(45))).toHaveLength(1);
    await tallyPart(countingDeps(database, after(45)), { campaignId: stage.campaignId, part: 1 });
    expect((await readBy(stage, bad)).status).toBe('released');
    expect(await rowsAbout('sealed_ballots', bad.subjectKey)).toBe(0);
  });

  it('is in one part at a time, however long that waits', async () => {
    const { stage } = await damagedStage();
    expect(await partsAt(stage, after(2))).toHaveLength(1);
    expect(await partsAt(stage, after(4))).toHaveLength(1);
  });
});

describe('a thousand raters of one leader', () => {
  it('are counted, two hundred at a time', async () => {
    const stage = await answeredStage({ invitedPerLabel: 1000 });
    const { good } = leadersOf(stage);
    await addCopies(stage, good.subjectKey, 996);
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    const blocks = await database.owner.select().from(tallyBlocks).where(eq(tallyBlocks.subjectKey, good.subjectKey));
    expect(blocks).toMatchObject([{ invited: 1000, answered: 1000 }]);
    expect(blocks[0]?.counts?.['self-awareness']).toEqual([0, 0, 0, 1000, 0]);
    expect(await rowsAbout('sealed_ballots', good.subjectKey)).toBe(0);
  });
});

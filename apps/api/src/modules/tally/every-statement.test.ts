import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import type { ClientBase } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../db/client.ts';
import { tallyParts } from '../../db/schema/results.ts';
import { askOnceMore, closeAfterGrace, endRound } from '../../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  type StageAssignment,
} from '../../testing/campaign-stage.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { freezeCampaign } from './freeze-campaign.ts';
import { forgetPlaces } from './placed-ballots.ts';
import { publishReceipts } from './publish-receipts.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyPart } from './tally-part.ts';

/** Everything that a tally writes and deletes; it must be the same to the byte, however often it was cut off. */
const touched = [
  'releases',
  'organization_releases',
  'tally_blocks',
  'tally_comments',
  'held_back_counts',
  'receipt_lists',
  'sealed_ballots',
  'spent_tokens',
  'issued_ballots',
  'ballot_numbers',
  'counted_tokens',
  'tally_parts',
  'uncounted_leaders',
];
/** Of these, what nobody may change. */
const keptForEver = ['releases', 'organization_releases', 'receipt_lists'];

const clock = createTestClock();
let database: TestDatabase;
let stage: CampaignStage;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function answerAll(who: readonly StageAssignment[]): Promise<void> {
  for (const [index, assignment] of who.entries()) {
    await answerAs(database.api, stage, assignment, {
      ratings: Object.fromEntries(stage.itemIds.map((id, item) => [id, 1 + ((index * 7 + item * 3) % 5)])),
      comments: stage.promptIds.map((promptId) => ({ promptId, text: `remark ${index}`, mode: 'as-written' as const })),
    });
  }
}

/** A campaign of two leaders at the moment at which the grace of its first round is over. */
async function stageFirstRound(): Promise<void> {
  stage = await createCampaignStage(database.owner, {
    leaders: [0, 1].map((index) => ({ raters: { 'team-members': 4 + index, peers: 3 } })),
  });
  await answerAll(stage.assignments);
}

/** The same in a further round: some of it was shown, and some was held back and is counted together with what comes now. */
async function stageFurtherRound(): Promise<void> {
  stage = await createCampaignStage(database.owner, {
    furtherRound: true,
    leaders: [0, 1].map(() => ({ raters: { 'team-members': 5, others: 4 } })),
  });
  const early = (one: StageAssignment, index: number) => (one.group === 'others' ? index % 2 === 0 : index % 5 > 0);
  await answerAll(stage.assignments.filter(early));
  await endRound(database, clock, stage.campaignId);
  await askOnceMore(database, clock, stage);
  await answerAll(stage.assignments.filter((one, index) => !early(one, index)));
}

const stages = { 'first round': stageFirstRound, 'further round': stageFurtherRound };

/** Keeps everything as it is now; in place of what was kept before. */
async function remember(): Promise<void> {
  await closeAfterGrace(database.owner, stage.campaignId);
  for (const table of [...touched, 'campaigns']) {
    await database.owner.execute(sql.raw(`DROP TABLE IF EXISTS before_${table}`));
    await database.owner.execute(sql.raw(`CREATE TABLE before_${table} AS SELECT * FROM ${table}`));
  }
}

/** Puts everything back to the moment at which the grace was over. */
async function rewind(): Promise<void> {
  forgetPlaces(stage.campaignId);
  for (const table of keptForEver) {
    await database.owner.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_never_change`));
  }
  for (const table of touched) {
    await database.owner.execute(sql.raw(`DELETE FROM ${table}`));
    await database.owner.execute(sql.raw(`INSERT INTO ${table} SELECT * FROM before_${table}`));
  }
  for (const table of keptForEver) {
    await database.owner.execute(sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_never_change`));
  }
  await database.owner.execute(sql`
    UPDATE campaigns SET state = kept.state, grace_ends_at = kept.grace_ends_at, closed_at = kept.closed_at,
      counted_at = kept.counted_at, released_at = kept.released_at, final_at = kept.final_at
    FROM before_campaigns AS kept WHERE kept.id = campaigns.id AND campaigns.id = ${stage.campaignId}`);
}

async function everythingWritten(): Promise<string> {
  const tables = [];
  for (const table of touched) {
    const { rows } = await database.owner.execute<{ row: string }>(
      sql.raw(`SELECT t::text AS row FROM ${table} t ORDER BY 1`),
    );
    tables.push(`${table}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return tables.join('\n');
}

/** From the end of the grace to the published receipts, as far as it comes. */
async function count(tally: Database): Promise<void> {
  const { campaignId } = stage;
  await freezeCampaign(tally, clock, campaignId);
  const parts = await tally
    .select({ part: tallyParts.part })
    .from(tallyParts)
    .where(eq(tallyParts.campaignId, campaignId));
  for (const { part } of parts) await tallyPart({ database: tally, clock, keys: testKeys() }, { campaignId, part });
  await releaseCampaign(tally, clock, campaignId);
  await publishReceipts(tally);
}

/** A login whose connection ends at its statement of this number: before it is sent, or when it is done and nobody hears of it. */
function dyingAt(statement: number, when: 'before' | 'after'): { tally: Database; asked: () => number } {
  let asked = 0;
  const tally = openDatabase(database.urls.tally, {
    applicationName: 'heartset dying',
    maximumConnections: 1,
    onIdleError: () => undefined,
  });
  tally.$client.on('connect', (client: ClientBase) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    /** Without a word to the server, as a killed process. The pool asks with a callback, everybody else for a promise. */
    const die = (answer: unknown): unknown => {
      client.once('error', () => undefined);
      if ('connection' in client) (client.connection as { stream: { destroy(): void } }).stream.destroy();
      const error = new Error('the worker was killed');
      return typeof answer === 'function' ? answer(error) : Promise.reject(error);
    };
    const value = (...words: unknown[]): unknown => {
      asked += 1;
      const answer = words.at(-1);
      if (asked < statement) return query(...words);
      if (asked > statement || when === 'before') return die(answer);
      if (typeof answer === 'function') return query(...words.slice(0, -1), () => die(answer));
      return Promise.resolve(query(...words)).then(() => die(null));
    };
    Object.defineProperty(client, 'query', { value });
  });
  return { tally, asked: () => asked };
}

async function isDone(): Promise<boolean> {
  const lists = await database.owner.execute(sql`SELECT 1 FROM receipt_lists WHERE campaign_id = ${stage.campaignId}`);
  return lists.rows.length === 1;
}

/** Others go on, as the sweep makes them, who remember nothing; what the dead one had locked comes free when the server notices. */
async function goOn(): Promise<void> {
  forgetPlaces(stage.campaignId);
  for (let tries = 0; tries < 100; tries += 1) {
    await count(database.tally);
    if (await isDone()) return;
    await sleep(50);
  }
  throw new Error('the tally did not end');
}

describe.each(['first round', 'further round'] as const)('a tally of a %s whose worker is killed', (round) => {
  beforeAll(async () => {
    await stages[round]();
    await remember();
  }, 60_000);

  it.each(['before', 'after'] as const)(
    '%s each of its statements ends with the same bytes',
    { timeout: 300_000 },
    async (when) => {
      await rewind();
      const left = await database.owner.execute(sql`SELECT 1 FROM sealed_ballots`);
      expect(left.rows.length).toBeGreaterThan(5);
      await count(database.tally);
      const undisturbed = await everythingWritten();
      expect(await isDone()).toBe(true);
      const rounds = await database.owner.execute<{ round: number }>(
        sql`SELECT max(round)::int AS round FROM releases WHERE campaign_id = ${stage.campaignId}`,
      );
      expect(rounds.rows[0]?.round).toBe(round === 'first round' ? 1 : 2);
      let statements = 0;
      for (let statement = 1; ; statement += 1) {
        await rewind();
        const { tally, asked } = dyingAt(statement, when);
        const survived = await count(tally).then(
          () => true,
          () => false,
        );
        await closeDatabase(tally);
        if (survived) {
          expect(asked()).toBe(statement - 1);
          statements = asked();
          break;
        }
        await goOn();
        expect(await everythingWritten(), `killed ${when} statement ${statement}`).toBe(undisturbed);
      }
      // Freezing, two leaders in a part, the release with the organisation's figures, and the receipts.
      expect(statements).toBeGreaterThan(25);
    },
  );
});

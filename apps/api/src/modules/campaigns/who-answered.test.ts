import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAfterGrace } from '../../testing/campaign-rounds.ts';
import { answerAs, type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestApp, createTestClock, type TestApp, type TestClock } from '../../testing/test-app.ts';
import type { TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { createTwins } from '../../testing/twin-databases.ts';
import { handleAdvanceCampaigns } from '../tally/advance-campaigns.handler.ts';
import { releaseCampaign } from '../tally/release-campaign.ts';
import { tallyCampaign } from '../tally/tally-campaign.ts';

/**
 * Two databases, the same to the last id, in which other people of the same groups answer, with the same words. Whatever somebody can read,
 * and whatever stands in the database beside the ballots, must then be the same: what differs would say who has answered.
 */
interface Twin {
  database: TestDatabase;
  product: TestApp;
  clock: TestClock;
}

/** Where it may differ: sealed or under a keyed hash, in an order that says nothing of who (docs/ANONYMITY.md). */
const ofBallots = ['sealed_ballots', 'spent_tokens', 'counted_tokens', 'issued_ballots'];

let stage: CampaignStage;
let readers: Record<'hr' | 'first leader' | 'second leader', Awaited<ReturnType<typeof actorOf>>>;
let twins: readonly [Twin, Twin];
const groups = { 'team-members': 6, peers: 4, 'senior-leaders': 3 } as const;

beforeAll(async () => {
  const start = new Date('2026-03-02T09:00:00Z');
  const made = await createTwins(async ({ owner }) => {
    const staged = await createCampaignStage(owner, {
      leaders: [{ raters: groups }, { raters: groups }],
      deadlineAt: new Date('2026-03-20T12:00:00Z'),
      reportReaders: 'leader-and-hr',
    });
    const [first, second] = staged.leaders;
    if (!first || !second) throw new Error('two leaders were staged');
    const { organizationId } = staged;
    const actors = {
      hr: await actorOf(owner, organizationId, staged.hrId, ['hr']),
      'first leader': await actorOf(owner, organizationId, first.leaderId, ['leader']),
      'second leader': await actorOf(owner, organizationId, second.leaderId, ['leader']),
    };
    return { staged, actors };
  });
  stage = made.prepared.staged;
  readers = made.prepared.actors;
  const twinOf = async (database: TestDatabase): Promise<Twin> => {
    const clock = createTestClock(start);
    return { database, clock, product: await createTestApp(database, { clock }) };
  };
  twins = [await twinOf(made.twins[0]), await twinOf(made.twins[1])];
}, 120_000);
afterAll(async () => {
  for (const { database, product } of twins ?? []) {
    await product.close();
    await database.close();
  }
});

/** The same sheets, by the first people of each group in one database and by the last ones in the other. */
async function answer(twin: Twin, from: 'first' | 'last', many: number): Promise<void> {
  for (const { subjectKey } of stage.leaders) {
    for (const label of new Set(stage.assignments.map((one) => one.label))) {
      const asked = stage.assignments.filter((one) => one.subjectKey === subjectKey && one.label === label);
      const inTurn = from === 'first' ? asked : asked.toReversed();
      for (const [index, assignment] of inTurn.slice(0, many).entries()) {
        await answerAs(twin.database.api, stage, assignment, {
          ratings: Object.fromEntries(stage.itemIds.map((id, item) => [id, 1 + ((index * 7 + item) % 5)])),
          comments: stage.promptIds.map((promptId) => ({
            promptId,
            text: `A remark ${index} as ${label}.`,
            mode: 'as-written' as const,
          })),
        });
      }
    }
  }
}

/** Every address that can be read, for every id that might stand in it. */
function addresses(product: TestApp): string[] {
  const ids: Record<string, readonly string[]> = {
    id: [stage.campaignId],
    campaignId: [stage.campaignId],
    leaderId: stage.leaders.map(({ leaderId }) => leaderId),
    number: ['1'],
  };
  const filled = (address: string): string[] => {
    const [whole, name = ''] = /\{(\w+)\}/.exec(address) ?? [];
    if (!whole) return [address];
    const known = ids[name];
    if (!known) throw new Error(`no value for ${name} of ${address}`);
    return known.flatMap((value) => filled(address.replace(whole, value)));
  };
  return Object.entries(product.app.swagger().paths ?? {})
    .filter(([address, methods]) => methods?.get && !address.endsWith('/events'))
    .flatMap(([address]) => filled(address));
}

async function everythingRead({ product }: Twin): Promise<string[]> {
  const read: string[] = [];
  for (const [name, actor] of Object.entries(readers)) {
    for (const url of addresses(product)) {
      const reply = await product.app.inject({ url, headers: product.cookieOf(actor) });
      // A refusal carries the id of its request.
      read.push(`${name} ${url} ${reply.statusCode} ${reply.body.replace(/"requestId":"[^"]+"/, '')}`);
    }
  }
  return read;
}

/** All rows of all tables as text, without their own ids and times where they were written in one of the databases alone. */
async function everythingKept({ database }: Twin): Promise<Record<string, string[]>> {
  const tables = await database.owner.execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const kept: Record<string, string[]> = {};
  for (const { name } of tables.rows.filter(({ name }) => !ofBallots.includes(name))) {
    const { rows } = await database.owner.execute<{ row: Record<string, unknown> }>(
      sql`SELECT to_jsonb(t) AS row FROM ${sql.identifier(name)} t`,
    );
    kept[name] = rows
      .map(({ row }) => {
        const own =
          name === 'outbox_mails' || name === 'audit_events' ? ['id', 'at', 'created_at', 'next_attempt_at'] : [];
        return JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !own.includes(column))));
      })
      .sort();
  }
  return kept;
}

async function expectSame(): Promise<void> {
  const [one, other] = twins;
  const read = await everythingRead(one);
  expect(read.filter((line) => line.includes(' 200 ')).length).toBeGreaterThan(15);
  expect(await everythingRead(other)).toEqual(read);
  expect(await everythingKept(other)).toEqual(await everythingKept(one));
  expect(await roomTaken(other)).toEqual(await roomTaken(one));
}

/** What every login can read of PostgreSQL itself: how much room each table takes. */
async function roomTaken({ database }: Twin): Promise<unknown[]> {
  const { rows } = await database.api.execute(sql`
    SELECT relname, pg_relation_size(oid) AS bytes, pg_table_size(oid) AS altogether FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`);
  return rows;
}

const inBoth = async (work: (twin: Twin, from: 'first' | 'last') => Promise<unknown>) => {
  await work(twins[0], 'first');
  await work(twins[1], 'last');
};

const sweep = ({ database, clock }: Twin) => {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return handleAdvanceCampaigns({ database: database.tally, clock, keys: testKeys(), log: silent });
};

describe('who has answered', { timeout: 120_000 }, () => {
  it('is read by nobody while the campaign collects, nor kept beside the ballots', async () => {
    await inBoth((twin, from) => answer(twin, from, 3));
    await inBoth(async (twin) => {
      twin.clock.advance(26 * 3_600_000);
      await sweep(twin);
    });
    const [one, other] = twins;
    const ballots = async ({ database }: Twin) =>
      (await database.owner.execute(sql`SELECT assignment_key FROM issued_ballots ORDER BY 1`)).rows;
    expect(await ballots(one)).not.toEqual(await ballots(other));
    await expectSame();
  });

  it('is not told by taking somebody out who has answered in one and not in the other', async () => {
    const [leader] = stage.leaders;
    const team = stage.assignments.filter(
      (one) => one.subjectKey === leader?.subjectKey && one.group === 'team-members',
    );
    const heard: string[][] = [[], []];
    await inBoth(async (twin, from) => {
      for (const { invitationId } of [team[0], team[5]].flatMap((one) => one ?? [])) {
        const reply = await twin.product.app.inject({
          method: 'DELETE',
          url: `/api/v1/campaigns/${stage.campaignId}/invitations/${invitationId}`,
          headers: twin.product.cookieOf(readers.hr),
        });
        heard[from === 'first' ? 0 : 1]?.push(`${reply.statusCode} ${reply.body.replace(/"requestId":"[^"]+"/, '')}`);
      }
    });
    expect(heard[0]).toHaveLength(2);
    expect(heard[0]?.[0]).toMatch(/^200 /);
    expect(heard[1]).toEqual(heard[0]);
    await expectSame();
  });

  it('is not told by the reports, nor by anything else once they are out', async () => {
    await inBoth(async (twin) => {
      const { database, clock } = twin;
      clock.set(new Date('2026-03-21T18:00:00Z'));
      await closeAfterGrace(database.owner, stage.campaignId);
      await tallyCampaign({ database: database.tally, clock, keys: testKeys() }, stage.campaignId);
      await releaseCampaign(database.tally, clock, stage.campaignId);
    });
    await expectSame();
    const [{ database }] = twins;
    const comments = await database.owner.execute(sql`SELECT 1 FROM tally_comments`);
    expect(comments.rows.length).toBeGreaterThan(3);
  });

  it('would be noticed here', async () => {
    const [one] = twins;
    const before = await everythingKept(one);
    await one.database.owner.execute(
      sql`UPDATE people SET title = 'has answered' WHERE id = ${stage.assignments[0]?.raterId}`,
    );
    expect(await everythingKept(one)).not.toEqual(before);
    expect(await everythingRead(one)).not.toEqual(await everythingRead(twins[1]));
  });
});

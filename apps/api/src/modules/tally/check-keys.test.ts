import { randomBytes } from 'node:crypto';
import { furtherRoundMayFollow } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { campaignKeys } from '../../db/schema/ballots.ts';
import { answerAs, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { testKeys } from '../../testing/test-keys.ts';
import type { KeyName, KeyStore } from '../keys/keys.public.ts';
import { announceLostKeys } from '../mail/announce-lost-keys.ts';
import { keysChecker, keysInUse } from './check-keys.ts';

const { database, product } = await setUpProduct();

const clock = createTestClock(new Date('2026-03-01T08:00:00Z'));

/** A key store that answers some questions otherwise. */
function storeWith(changes: {
  get?: (name: KeyName) => Promise<Uint8Array> | undefined;
  backedUpAt?: (name: KeyName) => Date | null;
}): KeyStore {
  const keys = testKeys();
  return {
    ...keys,
    get: (name) => changes.get?.(name) ?? keys.get(name),
    backedUpAt: async (name) => (changes.backedUpAt ? changes.backedUpAt(name) : keys.backedUpAt(name)),
  };
}

const check = (keys: KeyStore) => keysChecker()({ database: database.tally, clock, keys });

async function standing(campaignId: string) {
  const [row] = await database.owner.select().from(campaignKeys).where(eq(campaignKeys.campaignId, campaignId));
  return row ?? null;
}

async function pageOf(stage: { campaignId: string; hrId: string; organizationId: string }) {
  const actor = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const reply = await product.app.inject({
    url: `/api/v1/campaigns/${stage.campaignId}`,
    headers: product.cookieOf(actor),
  });
  return reply.json().keys;
}

const missing = async (): Promise<never> => {
  throw new AppError('key-missing', 'It is not there.');
};

describe('the sweep over keys', () => {
  it('finds them there, and that they are in no backup', async () => {
    const stage = await createCampaignStage(database.owner);
    expect(await check(testKeys())).toBe(0);
    expect(await standing(stage.campaignId)).toMatchObject({ lost: [], lostSince: null, backedUpAt: null });
    expect(await pageOf(stage)).toEqual({ issuing: true, counting: true, backedUp: false });
    expect(await announceLostKeys(database.mailer)).toBe(0);
  });

  it('takes the oldest of the backups, and one key that is in none as none', async () => {
    const stage = await createCampaignStage(database.owner);
    const at = { issuing: '2026-02-03', sealing: '2026-02-01', 'comment-order': '2026-02-02' };
    await check(storeWith({ backedUpAt: ({ purpose }) => new Date(at[purpose]) }));
    expect((await standing(stage.campaignId))?.backedUpAt).toEqual(new Date(at.sealing));
    expect(await pageOf(stage)).toMatchObject({ backedUp: true });
    await check(storeWith({ backedUpAt: ({ purpose }) => (purpose === 'sealing' ? null : new Date(at[purpose])) }));
    expect(await pageOf(stage)).toMatchObject({ backedUp: false });
  });

  it.each([
    ['issuing', missing, { issuing: false, counting: true, backedUp: false }],
    ['sealing', missing, { issuing: true, counting: false, backedUp: false }],
    ['comment-order', missing, { issuing: true, counting: false, backedUp: false }],
    ['sealing', async () => randomBytes(32), { issuing: true, counting: false, backedUp: false }],
    [
      'issuing',
      async () => {
        throw new AppError('key-store-unusable', 'It cannot be reached.');
      },
      { issuing: false, counting: true, backedUp: false },
    ],
  ] as const)('tells HR that %s is lost or another one, until it is back', async (purpose, get, shown) => {
    const stage = await createCampaignStage(database.owner);
    const here = (name: KeyName) =>
      name.campaignId === stage.campaignId && name.purpose === purpose ? get() : undefined;
    expect(await check(storeWith({ get: here }))).toBe(1);
    expect(await check(storeWith({ get: here }))).toBe(0);
    expect(await standing(stage.campaignId)).toMatchObject({ lost: [purpose], lostSince: clock.now() });
    expect(await pageOf(stage)).toEqual(shown);
    // The clock of the test stands months back: lost for longer than a moment.
    expect(await announceLostKeys(database.mailer)).toBe(1);
    expect(await announceLostKeys(database.mailer)).toBe(0);
    const mails = await database.owner.execute(
      sql`SELECT kind, person_id FROM outbox_mails WHERE campaign_id = ${stage.campaignId}`,
    );
    expect(mails.rows).toEqual([{ kind: 'keys-lost', person_id: stage.hrId }]);
    await check(testKeys());
    expect(await standing(stage.campaignId)).toMatchObject({ lost: [], lostSince: null });
  });

  it('does not write to HR about a store that is away for a moment', async () => {
    const stage = await createCampaignStage(database.owner);
    const here = (name: KeyName) => (name.campaignId === stage.campaignId ? missing() : undefined);
    await keysChecker()({ database: database.tally, clock: createTestClock(), keys: storeWith({ get: here }) });
    expect((await standing(stage.campaignId))?.lost).toEqual(['issuing', 'sealing', 'comment-order']);
    expect(await announceLostKeys(database.mailer)).toBe(0);
    await check(testKeys());
  });

  it('forgets a campaign that needs no key any more, but not one whose answers wait to be counted', async () => {
    const stage = await createCampaignStage(database.owner);
    const [rater] = stage.assignments;
    if (!rater) throw new Error('no rater');
    await answerAs(database.api, stage, rater, plainSheet(stage));
    await database.owner.execute(sql`UPDATE campaigns SET state = 'closed' WHERE id = ${stage.campaignId}`);
    const notIssuing = (name: KeyName) => (name.purpose === 'issuing' ? missing() : undefined);
    await check(storeWith({ get: notIssuing }));
    expect(await standing(stage.campaignId)).toMatchObject({ lost: [] });
    await database.owner.execute(sql`DELETE FROM sealed_ballots WHERE campaign_id = ${stage.campaignId}`);
    await check(testKeys());
    expect([await standing(stage.campaignId), await pageOf(stage)]).toEqual([null, null]);
  });
});

it('needs every key as long as a ballot may be given out or come in', () => {
  const once = { furtherRound: false, round: 1, finalAt: null, ballotsLeft: false };
  const twice = { ...once, furtherRound: true };
  expect(furtherRoundMayFollow(twice)).toBe(true);
  const counts = (state: 'draft' | 'collecting' | 'closing' | 'closed' | 'released' | 'cancelled', of = once) =>
    keysInUse({ ...of, state }).length;
  expect([counts('draft'), counts('collecting'), counts('closing'), counts('closed'), counts('cancelled')]).toEqual([
    0, 3, 3, 0, 0,
  ]);
  expect([counts('released'), counts('released', twice), counts('closed', { ...once, ballotsLeft: true })]).toEqual([
    0, 3, 2,
  ]);
});

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { destroyedKeys } from '../../db/schema/ballots.ts';
import { answerAs, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { KEY_PURPOSES } from '../keys/keys.public.ts';
import { destroyKeys, type KeysStanding, keysToDestroy } from './destroy-keys.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';

const now = new Date('2026-05-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
const standing = (changed: Partial<KeysStanding>): KeysStanding => ({
  state: 'released',
  furtherRound: false,
  round: 1,
  countedAt: daysAgo(7),
  finalAt: null,
  ballotsLeft: false,
  ...changed,
});

describe('which keys are destroyed', () => {
  const cases: [string, Partial<KeysStanding>, readonly string[]][] = [
    ['none while people answer', { state: 'collecting', countedAt: null }, []],
    ['none in the grace', { state: 'closing', countedAt: null }, []],
    ['the issuing key at the close', { state: 'closed', countedAt: null, ballotsLeft: true }, ['issuing']],
    ['no other within a week of the tally', { countedAt: daysAgo(6.99) }, ['issuing']],
    ['all after a week', {}, KEY_PURPOSES],
    ['no other while a ballot waits to be counted', { countedAt: daysAgo(29), ballotsLeft: true }, ['issuing']],
    ['none while people may be asked once more', { furtherRound: true, countedAt: daysAgo(59) }, []],
    ['all when nobody was', { furtherRound: true, countedAt: daysAgo(60), finalAt: now }, KEY_PURPOSES],
    ['the issuing key at the close of the last round', { furtherRound: true, round: 2, countedAt: null }, ['issuing']],
    ['all that a cancelled campaign had', { state: 'cancelled', countedAt: null }, KEY_PURPOSES],
  ];
  it.each(cases)('%s', (_name, changed, expected) => {
    expect(keysToDestroy(standing(changed), now)).toEqual(expected);
  });
});

describe('destroying keys', () => {
  let database: TestDatabase;
  const clock = createTestClock();
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('leaves a campaign that collects alone, and ends with none, noting when', async () => {
    const open = await createCampaignStage(database.owner);
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
    const { campaignId } = stage;
    for (const one of stage.assignments) await answerAs(database.api, stage, one, plainSheet(stage));
    await database.owner.execute(
      sql`UPDATE campaigns SET state = 'closing', grace_ends_at = now() WHERE id = ${campaignId}`,
    );
    const left = async (id: string) => {
      const found = KEY_PURPOSES.map((purpose) => testKeys().get({ campaignId: id, purpose }));
      const settled = await Promise.allSettled(found);
      return KEY_PURPOSES.filter((_purpose, index) => settled[index]?.status === 'fulfilled');
    };
    const deps = countingDeps(database, clock);
    await destroyKeys(deps);
    expect(await left(campaignId)).toEqual(KEY_PURPOSES);
    await tallyCampaign(deps, campaignId);
    await releaseCampaign(database.tally, clock, campaignId);
    await destroyKeys(deps);
    expect(await left(campaignId)).toEqual(['sealing', 'comment-order']);
    clock.advance(7 * 24 * 3600 * 1000);
    await destroyKeys(deps);
    await destroyKeys(deps);
    expect([await left(campaignId), await left(open.campaignId)]).toEqual([[], KEY_PURPOSES]);
    const noted = await database.api.select().from(destroyedKeys).where(eq(destroyedKeys.campaignId, campaignId));
    expect(new Set(noted.map(({ purpose }) => purpose))).toEqual(new Set(KEY_PURPOSES));
  });
});

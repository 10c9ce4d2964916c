import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/context.ts';
import { campaignKeys } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { uncountedLeaders } from '../../db/schema/results.ts';
import { createCampaignStage, type StageOptions } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { getCampaign } from './campaigns.queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A campaign whose keys were last found to be in no backup. */
async function stageWith(options: StageOptions, counted: boolean) {
  const stage = await createCampaignStage(database.owner, options);
  const { campaignId } = stage;
  await database.owner.insert(campaignKeys).values({ campaignId, lost: [], backedUpAt: null });
  const countedAt = counted ? new Date() : null;
  await database.owner.update(campaigns).set({ countedAt }).where(eq(campaigns.id, campaignId));
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const read = async () =>
    (await getCampaign(database.api, hr, campaignId, { mayEndGrace: false, clock: systemClock })).keys;
  return { ...stage, read };
}

const inNoBackup = { issuing: true, counting: true, backedUp: false };

describe('how the keys of a campaign stand, for HR', () => {
  it('is told while answers can be lost with them', async () => {
    expect(await (await stageWith({ state: 'collecting' }, false)).read()).toEqual(inNoBackup);
    expect(await (await stageWith({ state: 'closed' }, false)).read()).toEqual(inNoBackup);
  });

  it('is told no more at the moment in which all is counted, whatever the last look has left', async () => {
    expect(await (await stageWith({ state: 'closed', releaseMode: 'by-hr' }, true)).read()).toBeNull();
    expect(await (await stageWith({ state: 'released' }, true)).read()).toBeNull();
  });

  it('is told as long as people can be asked once more', async () => {
    const stage = await stageWith({ state: 'released', furtherRound: true }, true);
    expect(await stage.read()).toEqual(inNoBackup);
    await database.owner.update(campaigns).set({ finalAt: new Date() }).where(eq(campaigns.id, stage.campaignId));
    expect(await stage.read()).toBeNull();
  });

  it('is told as long as something that could not be counted is tried again', async () => {
    const stage = await stageWith({ state: 'released' }, true);
    const { campaignId } = stage;
    const subjectKey = stage.leaders[0]?.subjectKey ?? '';
    await database.owner
      .insert(uncountedLeaders)
      .values({ campaignId, subjectKey, code: 'ballot-unreadable', nextTryAt: new Date() });
    expect(await stage.read()).toEqual(inNoBackup);
    await database.owner.update(uncountedLeaders).set({ givenUpAt: new Date() });
    expect(await stage.read()).toBeNull();
  });
});

import { eq } from 'drizzle-orm';
import type { Clock } from '../core/context.ts';
import type { Database } from '../db/client.ts';
import { campaigns } from '../db/schema/campaigns.ts';
import { askAgain } from '../modules/campaigns/ask-again.ts';
import { releaseCampaign } from '../modules/tally/release-campaign.ts';
import { tallyCampaign } from '../modules/tally/tally-campaign.ts';
import type { CampaignStage } from './campaign-stage.ts';
import { countingDeps } from './counting-deps.ts';
import { actorOf } from './factories.ts';
import type { TestDatabase } from './test-database.ts';

const dayMs = 24 * 3600 * 1000;

/** Closes a campaign with a grace that is over: no answer comes any more, and nothing is counted yet. */
export async function closeAfterGrace(owner: Database, campaignId: string): Promise<void> {
  await owner
    .update(campaigns)
    .set({ state: 'closing', graceEndsAt: new Date(0) })
    .where(eq(campaigns.id, campaignId));
}

/** Closes a campaign, counts it and ends its tally, as the workers would: released, or waiting for HR. */
export async function endRound(database: TestDatabase, clock: Clock, campaignId: string): Promise<void> {
  await closeAfterGrace(database.owner, campaignId);
  await tallyCampaign(countingDeps(database, clock), campaignId);
  await releaseCampaign(database.tally, clock, campaignId);
}

/** HR asks those who have not answered once more, for five days. */
export async function askOnceMore({ owner, api }: TestDatabase, clock: Clock, stage: CampaignStage): Promise<void> {
  const hr = await actorOf(owner, stage.organizationId, stage.hrId, ['hr']);
  const deadlineAt = new Date(clock.now().getTime() + 5 * dayMs).toISOString();
  await askAgain(api, hr, { campaignId: stage.campaignId, deadlineAt }, clock);
}

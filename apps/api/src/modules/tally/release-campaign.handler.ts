import type { TallyDeps } from './advance-campaigns.handler.ts';
import { type ReleaseOutcome, releaseCampaign } from './release-campaign.ts';

export function handleReleaseCampaign(deps: TallyDeps, payload: { campaignId: string }): Promise<ReleaseOutcome> {
  return releaseCampaign(deps.database, deps.clock, payload.campaignId);
}

import { type ReleaseOutcome, releaseCampaign } from './release-campaign.ts';
import type { TallyDeps } from './tally-deps.ts';

export function handleReleaseCampaign(deps: TallyDeps, payload: { campaignId: string }): Promise<ReleaseOutcome> {
  return releaseCampaign(deps.database, deps.clock, payload.campaignId, deps.log);
}

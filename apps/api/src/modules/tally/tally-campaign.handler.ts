import type { JobRequest } from '../../core/job.ts';
import type { TallyDeps } from './advance-campaigns.handler.ts';
import { tallyCampaign } from './tally-campaign.ts';

export async function handleTallyCampaign(deps: TallyDeps, payload: { campaignId: string }): Promise<JobRequest<never>[]> {
  const { jobs } = await tallyCampaign(deps.database, deps.clock, payload.campaignId);
  return jobs;
}

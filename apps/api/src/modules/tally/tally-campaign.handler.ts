import type { JobRequest } from '../../core/job.ts';
import { tallyCampaign } from './tally-campaign.ts';
import type { TallyDeps } from './tally-deps.ts';

export async function handleTallyCampaign(
  deps: TallyDeps,
  payload: { campaignId: string },
): Promise<JobRequest<never>[]> {
  const { jobs } = await tallyCampaign(deps.database, deps.clock, payload.campaignId);
  return jobs;
}

import type { JobRequest } from '../../core/job.ts';
import { freezeCampaign } from './freeze-campaign.ts';
import type { TallyDeps } from './tally-deps.ts';

export async function handleTallyCampaign(
  deps: TallyDeps,
  payload: { campaignId: string },
): Promise<JobRequest<never>[]> {
  const { jobs } = await freezeCampaign(deps.database, deps.clock, payload.campaignId);
  return jobs;
}

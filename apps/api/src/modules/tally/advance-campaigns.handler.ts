import type { JobRequest } from '../../core/job.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { refreshProgress } from './refresh-progress.ts';
import type { TallyDeps } from './tally-deps.ts';

/** Runs the sweep and returns the jobs it found. */
export async function handleAdvanceCampaigns(deps: TallyDeps): Promise<JobRequest<never>[]> {
  const { jobs } = await advanceCampaigns(deps.database, deps.clock);
  await refreshProgress(deps.database, deps.clock);
  return jobs;
}

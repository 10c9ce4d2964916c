import type { JobRequest } from '../../core/job.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { destroyKeys } from './destroy-keys.ts';
import { refreshProgress } from './refresh-progress.ts';
import type { TallyDeps } from './tally-deps.ts';

/** Runs the sweep, destroys keys that are of no use any more, and returns the jobs it found. */
export async function handleAdvanceCampaigns(deps: TallyDeps): Promise<JobRequest<never>[]> {
  const { jobs } = await advanceCampaigns(deps.database, deps.clock);
  await refreshProgress(deps.database, deps.clock);
  await destroyKeys(deps);
  return jobs;
}

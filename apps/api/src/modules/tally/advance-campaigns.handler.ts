import type { Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import type { Database } from '../../db/client.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { refreshProgress } from './refresh-progress.ts';

/** What the tally's jobs work with. */
export interface TallyDeps {
  /** With the tally's login. */
  database: Database;
  clock: Clock;
}

/** Runs the sweep and returns the jobs it found. */
export async function handleAdvanceCampaigns(deps: TallyDeps): Promise<JobRequest<never>[]> {
  const { jobs } = await advanceCampaigns(deps.database, deps.clock);
  await refreshProgress(deps.database, deps.clock);
  return jobs;
}

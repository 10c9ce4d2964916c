import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { keysChecker } from './check-keys.ts';
import { destroyKeys } from './destroy-keys.ts';
import { publishReceipts } from './publish-receipts.ts';
import { refreshProgress } from './refresh-progress.ts';
import type { TallyDeps } from './tally-deps.ts';

/** It remembers the public keys that it has read: manifests are large, and never change. */
const checkKeys = keysChecker();

/** Runs the sweep, publishes receipts, looks whether the keys of open campaigns are there, destroys keys that are of no use any more, and returns the jobs it found. */
export async function handleAdvanceCampaigns(deps: TallyDeps): Promise<JobRequest<never>[]> {
  const { jobs } = await advanceCampaigns(deps.database, deps.clock);
  await refreshProgress(deps);
  await publishReceipts(deps.database);
  const lost = await checkKeys(deps);
  if (lost > 0) deps.log.error({ campaigns: lost }, 'keys of open campaigns are lost: restore them from their backup');
  try {
    await destroyKeys(deps);
  } catch (error) {
    // A key store that cannot be written to must not keep campaigns from being counted; the next sweep tries again.
    if (!(error instanceof AppError)) throw error;
    deps.log.error({ code: error.code }, 'keys that are of no use any more could not be destroyed');
  }
  return jobs;
}

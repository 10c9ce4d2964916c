import type { JobRequest } from '../../core/job.ts';
import type { TallyDeps } from './tally-deps.ts';
import { tallyPart } from './tally-part.ts';

/** Counts a part. What could not be counted is told by its code, and about how many leaders: never who, and nothing of an answer. */
export async function handleTallyPart(
  deps: TallyDeps,
  payload: { campaignId: string; part: number },
): Promise<JobRequest<never>[]> {
  const { campaignId, part } = payload;
  const { leaders, uncounted, milliseconds, jobs } = await tallyPart(deps.database, deps.clock, payload);
  for (const code of new Set(uncounted)) {
    deps.log.error(
      { campaignId, part, code, leaders: uncounted.filter((one) => one === code).length },
      'answers about some leaders could not be counted; they are kept and tried again tomorrow',
    );
  }
  deps.log.debug({ campaignId, part, leaders, ...milliseconds }, 'a part was counted');
  return jobs;
}

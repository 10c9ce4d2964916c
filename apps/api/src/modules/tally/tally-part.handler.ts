import type { JobRequest } from '../../core/job.ts';
import type { TallyDeps } from './tally-deps.ts';
import { type TallyOptions, tallyPart } from './tally-part.ts';

/** Counts a part. What could not be counted is told by its code, and about how many leaders: never who, and nothing of an answer. */
export async function handleTallyPart(
  deps: TallyDeps,
  payload: { campaignId: string; part: number },
  options: TallyOptions = {},
): Promise<JobRequest<never>[]> {
  const { campaignId, part } = payload;
  const { leaders, uncounted, gaveUp, stopped, milliseconds, jobs } = await tallyPart(deps, payload, options);
  for (const code of new Set(uncounted)) {
    deps.log.error(
      { campaignId, part, code, leaders: uncounted.filter((one) => one === code).length },
      gaveUp
        ? 'answers about some leaders could never be counted; their time was over, and they were deleted'
        : 'answers about some leaders could not be counted; they are kept and tried again tomorrow',
    );
  }
  if (stopped) deps.log.warn({ campaignId }, 'a further round was stopped');
  deps.log.debug({ campaignId, part, leaders, ...milliseconds }, 'a part was counted');
  return jobs;
}

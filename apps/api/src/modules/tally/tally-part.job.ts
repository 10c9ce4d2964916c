import { z } from 'zod';
import { type JobDefinition, type JobRequest, jobRequest } from '../../core/job.ts';

/** Counts one part of a frozen campaign and stores its releases. Safe to run again, and by two at once. */
export const tallyPartJob: JobDefinition<{ campaignId: string; part: number }> = {
  name: 'tally-part',
  queue: 'tally',
  payload: z.strictObject({ campaignId: z.uuid(), part: z.number().int().positive() }),
  attempts: 5,
  backoffMs: 2000,
};

/** Asks for a part to be counted: the same job while it waits or runs, however often it is asked for. */
export function partJob(campaignId: string, part: number): JobRequest<never> {
  return jobRequest(tallyPartJob, { campaignId, part }, { key: `tally-part:${campaignId}:${part}` });
}

import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Ends the answering of a campaign and lays out its parts. Safe to run again, and by two at once. */
export const tallyCampaignJob: JobDefinition<{ campaignId: string }> = {
  name: 'tally-campaign',
  queue: 'tally',
  payload: z.strictObject({ campaignId: z.uuid() }),
  attempts: 5,
  backoffMs: 2000,
};

import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Counts a campaign's answers and leaves no answer sheet. Safe to run again, and by two at once. */
export const tallyCampaignJob: JobDefinition<{ campaignId: string }> = {
  name: 'tally-campaign',
  queue: 'tally',
  payload: z.strictObject({ campaignId: z.uuid() }),
  attempts: 5,
  backoffMs: 2000,
};

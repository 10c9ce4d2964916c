import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Ends the tally of a campaign whose parts are all counted. Safe to run again, and by two at once. */
export const releaseCampaignJob: JobDefinition<{ campaignId: string }> = {
  name: 'release-campaign',
  queue: 'tally',
  payload: z.strictObject({ campaignId: z.uuid() }),
  attempts: 5,
  backoffMs: 2000,
};

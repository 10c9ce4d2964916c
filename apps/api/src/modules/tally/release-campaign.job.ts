import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Computes and stores the release of each leader of a tallied campaign. Safe to run again, and by two at once. */
export const releaseCampaignJob: JobDefinition<{ campaignId: string }> = {
  name: 'release-campaign',
  queue: 'tally',
  payload: z.strictObject({ campaignId: z.uuid() }),
  attempts: 5,
  backoffMs: 2000,
};

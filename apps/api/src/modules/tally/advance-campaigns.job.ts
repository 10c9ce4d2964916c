import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** The sweep over all campaigns: deadlines, graces, releases, and what a crash left undone. */
export const advanceCampaignsJob: JobDefinition<Record<string, never>> = {
  name: 'advance-campaigns',
  queue: 'tally',
  payload: z.strictObject({}),
  attempts: 1,
  backoffMs: 1000,
};

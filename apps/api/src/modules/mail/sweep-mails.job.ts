import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Looks through the outbox for what is due and in nobody's hands, announces reports that have come out, and reminds. */
export const sweepMailsJob: JobDefinition<Record<string, never>> = {
  name: 'sweep-mails',
  queue: 'mail',
  payload: z.strictObject({}),
  attempts: 1,
  backoffMs: 1000,
};

import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/** Takes what a mail service has told the API of mails that came back. */
export const takeReturnedMailsJob: JobDefinition<Record<string, never>> = {
  name: 'take-returned-mails',
  queue: 'mail',
  payload: z.strictObject({}),
  attempts: 1,
  backoffMs: 1000,
};

import { z } from 'zod';
import type { JobDefinition } from '../../core/job.ts';

/**
 * Sends one mail of the outbox. One attempt only as far as the queue is concerned: the outbox row says when to try again, and the
 * sweep brings it back then.
 */
export const sendMailJob: JobDefinition<{ mailId: string }> = {
  name: 'send-mail',
  queue: 'mail',
  payload: z.strictObject({ mailId: z.uuid() }),
  attempts: 1,
  backoffMs: 1000,
};

import type { JobRequest } from '../../core/job.ts';
import type { MailDeps } from './mail-deps.ts';
import { sweepOutbox } from './sweep-outbox.ts';
import { forgetPaces } from './take-turn.ts';

/** One look through the outbox; what it finds is enqueued. */
export async function handleSweepMails(deps: MailDeps): Promise<readonly JobRequest<never>[]> {
  const { announced, jobs } = await sweepOutbox(deps.database);
  if (announced > 0) deps.log.info({ announced }, 'reports were announced');
  await forgetPaces(deps.database);
  return jobs;
}

import type { JobRequest } from '../../core/job.ts';
import type { BounceDeps } from './bounce-deps.ts';
import { takeReturnedMails } from './take-returned-mails.ts';

/** One look at what came back. */
export async function handleTakeReturnedMails(deps: BounceDeps): Promise<readonly JobRequest<never>[]> {
  const taken = await takeReturnedMails(deps);
  if (taken > 0) deps.log.debug({ taken }, 'mails had come back');
  return [];
}

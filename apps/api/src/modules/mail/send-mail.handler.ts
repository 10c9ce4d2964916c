import type { JobRequest } from '../../core/job.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendMail } from './send-mail.ts';

/** Sends the mail and says how it went, in codes. When to try again stands in the outbox. */
export async function handleSendMail(
  deps: MailDeps,
  payload: { mailId: string },
): Promise<readonly JobRequest<never>[]> {
  const { outcome, code } = await sendMail(deps, payload.mailId);
  const fields = { mail: payload.mailId, outcome, ...(code ? { code } : {}) };
  if (outcome === 'failed' || outcome === 'will-retry') deps.log.warn(fields, 'a mail did not leave');
  else deps.log.debug(fields, 'a mail was handled');
  return [];
}

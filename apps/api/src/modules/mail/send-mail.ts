import { type ClaimedMail, claimMail } from './claim-mail.ts';
import { classifyFailure } from './classify-failure.ts';
import { composeMail } from './compose-mail.ts';
import type { MailDeps } from './mail-deps.ts';
import { type MarkedFailure, markFailed } from './mark-failed.ts';
import { markSent } from './mark-sent.ts';
import { putOff, takeTurn } from './take-turn.ts';

export interface SendOutcome {
  /** 'not-due': sent already, given up, or in somebody else's hands. 'put-off': its domain has had its share of this minute. 'obsolete': nobody needs it any more. */
  outcome: 'sent' | 'not-due' | 'put-off' | 'obsolete' | MarkedFailure;
  /** Why it did not leave. */
  code?: string;
}

async function sendClaimed(deps: MailDeps, claimed: ClaimedMail): Promise<SendOutcome> {
  const { database, transport, timing, perDomainPerMinute } = deps;
  if (perDomainPerMinute !== undefined && !(await takeTurn(database, claimed, perDomainPerMinute))) {
    await putOff(database, claimed);
    return { outcome: 'put-off' };
  }
  const composed = await composeMail(deps, claimed);
  if ('obsolete' in composed) {
    await markFailed(database, claimed, { code: composed.obsolete, permanent: true });
    return { outcome: 'obsolete', code: composed.obsolete };
  }
  try {
    await transport.send(composed.mail, timing.sendTimeoutMs);
  } catch (error) {
    const failure = classifyFailure(error);
    return { outcome: await markFailed(database, claimed, failure), code: failure.code };
  }
  // From here to the commit of the next line a crash sends the mail twice, with one Message-ID. The other order would lose it.
  await markSent(database, claimed);
  return { outcome: 'sent' };
}

/**
 * Sends one mail of the outbox, if it is due and in nobody's hands: takes it, writes it, hands it to the mail server, and writes down
 * how that went. A crash in between leaves it taken; when its lease is over, it is sent again under the same Message-ID.
 *
 * @throws what the database says; then, too, the lease brings the mail back
 */
export async function sendMail(deps: MailDeps, mailId: string): Promise<SendOutcome> {
  const claimed = await claimMail(deps.database, mailId, deps.timing.leaseMs);
  return claimed ? sendClaimed(deps, claimed) : { outcome: 'not-due' };
}

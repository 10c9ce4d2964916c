import type { ReturnedMail } from '@heartset/model/api/bounces';
import type { Database } from '../../db/client.ts';
import { returnedMails } from '../../db/schema/returned-mails.ts';
import { findBounceTokens, unverifiedBounceToken } from '../mail/mail.public.ts';
import { judgeBounce } from './judge-bounce.ts';
import { loadMailedAddress } from './mailed-address.queries.ts';

/**
 * Keeps what a mail service tells of mails that came back until the mailer takes it, which knows whether the marks are its own. Of an
 * address nothing is kept: only whether it is the one that the mail was sent to. What has no mark, or is about nobody, is dropped.
 *
 * @param database with the API's login
 */
export async function noteReturnedMails(database: Database, mails: readonly ReturnedMail[]): Promise<void> {
  for (const { mail, recipient, verdict } of mails) {
    const [token] = findBounceTokens(mail);
    const about = token === undefined ? null : unverifiedBounceToken(token);
    const address = about && (await loadMailedAddress(database, about));
    if (token === undefined || !address) continue;
    const judged = judgeBounce([{ original: null, final: recipient, verdict }], address);
    if (judged) await database.insert(returnedMails).values({ token, verdict });
  }
}

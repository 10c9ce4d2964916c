import { eq } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import type { Database } from '../../db/client.ts';
import { mailStops } from '../../db/schema/invitations.ts';

/**
 * Stops the mails about an invitation, for good: no reminder, no later end, nothing else about its campaign. The link goes on working.
 * Doing it again changes nothing, and it works after the campaign, too. This login cannot read whose token it was, nor who has stopped
 * what, so no page of anybody's can show it.
 *
 * @param token as it stands in the mail
 * @throws AppError `link-unknown`
 */
export async function stopMails(database: Database, token: string): Promise<void> {
  const { rowCount } = await database
    .update(mailStops)
    .set({ stopped: true })
    .where(eq(mailStops.tokenHash, hashSecret(token)));
  if (rowCount === 0) {
    throw new AppError(
      'link-unknown',
      'We do not know this address. It may have been cut off on its way: open it from the mail again.',
    );
  }
}

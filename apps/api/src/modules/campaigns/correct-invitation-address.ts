import { randomUUID } from 'node:crypto';
import { isCollecting } from '@heartset/model';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { queueMails } from '../mail/mail.public.ts';
import { changeAddress } from '../people/people.public.ts';
import { requireMay } from './campaigns.access.ts';
import { linkArrival } from './link-arrival.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';
import { loadMailedInvitation, type MailedInvitation } from './mailed-invitation.queries.ts';

/**
 * Gives somebody whose invitation came back another address, and sends the invitation again. The link stays the one it was: nobody has
 * read it. With the address that they have already, the mail is only tried again.
 *
 * Only for mail that came back: a mail that was accepted, or perhaps was, may have been read, and whoever read it holds the link. That
 * stays so when a later mail comes back, as one of a further round may: the link shows its holder whether it was used, and is nobody
 * else's.
 *
 * @returns the mails to send: the invitation, and what the old address is told
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `conflict` (not returned, on its way again, taken back,
 *   or perhaps accepted before at another address), `address-taken`
 */
export async function correctInvitationAddress(
  database: Database,
  actor: Actor,
  input: { campaignId: string; invitationId: string; email: string },
  clock: Clock,
): Promise<{ jobs: JobRequest<never>[] }> {
  return inTransaction(database, async (tx) => {
    // The lock makes the second of two corrections see that the mail is on its way.
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'correct-address');
    if (!isCollecting(campaign.state)) throw stateChanged();
    const invitation = await loadMailedInvitation(tx, campaign.id, input.invitationId);
    requireCorrectable(invitation, input.email);
    const told = await changeAddress(tx, clock, actor, {
      personId: invitation.raterId,
      email: input.email,
      details: { campaignId: campaign.id },
    });
    const sent = await queueMails(tx, [
      {
        kind: 'invitation',
        organizationId: actor.organizationId,
        personId: invitation.raterId,
        campaignId: campaign.id,
        invitationId: input.invitationId,
        again: randomUUID(),
      },
    ]);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.invitation-sent-again',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { otherAddress: told.length > 0 },
    });
    return { jobs: [...sent, ...told] };
  });
}

/** May the link of this invitation go to this address? */
function requireCorrectable(invitation: MailedInvitation, email: string): void {
  if (invitation.removed) throw new AppError('conflict', 'This invitation was taken back.');
  if (invitation.delivery !== 'failed') {
    throw new AppError('conflict', 'This mail has not come back: it was accepted, or is on its way again.');
  }
  const otherAddress = invitation.address.toLowerCase() !== email.toLowerCase();
  const arrival = linkArrival(invitation);
  // Somebody may have changed the directory first, so that the other address is the one of today.
  if (invitation.heldElsewhere || (otherAddress && arrival === 'accepted')) {
    throw new AppError(
      'conflict',
      'An earlier mail of this invitation was accepted, so its link belongs to whoever reads that address. It can be sent there again, not elsewhere.',
    );
  }
  if (otherAddress && arrival === 'perhaps') {
    throw new AppError(
      'conflict',
      'The mail server never said whether it took this mail or an earlier one, so the link may be in use already. It can be sent to the same address again, not elsewhere.',
    );
  }
}

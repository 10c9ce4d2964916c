import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import type { CampaignRow } from './load-campaign.ts';
import { inChunks } from './nominate.ts';

/** What HR hears where one of those who would be asked was taken out before. */
export const wasTakenOut =
  'Somebody who would be asked was taken out of this campaign, and that cannot be taken back. Ask about this leader in a new campaign.';

/** An invitation of somebody who was added; `wasInvited`: there was one already, whose link stays. */
export interface AddedInvitation {
  invitationId: string;
  personId: string;
  wasInvited: boolean;
}

/**
 * The invitations of people who are added to an open campaign: the one that they have, or a new one.
 *
 * @throws AppError `conflict` for somebody who was taken out
 */
export async function inviteAdded(
  tx: Transaction,
  campaign: Pick<CampaignRow, 'id'>,
  raters: readonly { personId: string }[],
): Promise<AddedInvitation[]> {
  const personIds = raters.map(({ personId }) => personId);
  const present = await tx
    .select({ id: invitations.id, raterId: invitations.raterId, removed: invitations.removed })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaign.id), inArray(invitations.raterId, personIds)));
  if (present.some(({ removed }) => removed)) {
    throw new AppError('conflict', wasTakenOut);
  }
  const idOf = new Map(present.map(({ id, raterId }) => [raterId, id]));
  const invited = personIds.map((personId) => ({
    personId,
    invitationId: idOf.get(personId) ?? randomUUID(),
    wasInvited: idOf.has(personId),
  }));
  const rows = invited
    .filter(({ wasInvited }) => !wasInvited)
    .map(({ invitationId, personId }) => ({ id: invitationId, campaignId: campaign.id, raterId: personId }));
  for (const chunk of inChunks(rows)) await tx.insert(invitations).values(chunk);
  return invited;
}

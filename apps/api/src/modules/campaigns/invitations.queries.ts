import type { invitationDeliveriesSchema } from '@heartset/model/api/campaigns';
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { requireMay } from './campaigns.access.ts';
import { personName } from './campaigns.queries.ts';
import { deliveryNow } from './delivery-now.ts';
import { loadCampaign } from './load-campaign.ts';

/**
 * How the invitations of a campaign travel, by name. Delivery is about the mail alone; nothing here is read from where ballots or
 * answers are. The one it is about sees numbers alone, with the campaign.
 *
 * @throws AppError `not-found`, `not-allowed`
 */
export async function listInvitations(
  db: Queryable,
  actor: Actor,
  campaignId: string,
): Promise<z.infer<typeof invitationDeliveriesSchema>['invitations']> {
  const campaign = await loadCampaign(db, actor, campaignId);
  requireMay(actor, campaign, 'see-invitations');
  return db
    .select({
      invitationId: invitations.id,
      name: personName,
      email: people.email,
      delivery: deliveryNow,
      error: sql<string | null>`CASE WHEN ${deliveryNow} = 'failed' THEN ${invitations.deliveryError} END`,
      removed: invitations.removed,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.raterId))
    .where(eq(invitations.campaignId, campaign.id))
    .orderBy(people.familyName, people.givenName, invitations.id);
}

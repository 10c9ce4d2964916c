import type { LeaderAddition } from '@heartset/model/api/campaigns';
import { and, eq, inArray } from 'drizzle-orm';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { planLeader, refuseLeaderTwice, refuseSmallLabels } from './add-leader.ts';
import { personName } from './campaigns.queries.ts';
import { wasTakenOut } from './invite-added.ts';
import { type CampaignRow, loadCampaign } from './load-campaign.ts';
import { type PlannedRater, planOpening } from './plan-opening.ts';
import { requireTakesPeople } from './require-takes-people.ts';
import { requireLeaders } from './set-leaders.ts';

/**
 * Who would be asked about a leader if HR added them to an open campaign now, or why they cannot be added: read before anybody is
 * written to. Adding decides anew.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function checkAddedLeader(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string },
  clock: Clock,
): Promise<LeaderAddition> {
  return inTransaction(database, async (tx) => {
    const campaign = await loadCampaign(tx, actor, input.campaignId);
    requireTakesPeople(actor, campaign);
    try {
      await requireLeaders(tx, actor.organizationId, [input.leaderId]);
      await refuseLeaderTwice(tx, campaign, input.leaderId);
      const leader = await planLeader(tx, actor, campaign, { leaderId: input.leaderId });
      const asked = await loadAsked(tx, campaign, leader.raters);
      refuseSmallLabels(campaign, planOpening(campaign, [leader], clock.now()));
      return asked;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { refusals: [error.message, ...error.fields.map(({ message }) => message)], raters: [], askedAlready: 0 };
    }
  });
}

async function loadAsked(
  tx: Transaction,
  campaign: CampaignRow,
  raters: readonly PlannedRater[],
): Promise<LeaderAddition> {
  const ids = raters.map(({ personId }) => personId);
  if (ids.length === 0) return { refusals: [], raters: [], askedAlready: 0 };
  const named = await tx
    .select({ personId: people.id, name: personName, title: people.title })
    .from(people)
    .where(inArray(people.id, ids))
    .orderBy(people.familyName, people.givenName, people.id);
  const invited = await tx
    .select({ removed: invitations.removed })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaign.id), inArray(invitations.raterId, ids)));
  const groupOf = new Map(raters.map(({ personId, group }) => [personId, group]));
  return {
    refusals: invited.some(({ removed }) => removed) ? [wasTakenOut] : [],
    raters: named.flatMap((person) => {
      const group = groupOf.get(person.personId);
      return group ? [{ ...person, group }] : [];
    }),
    askedAlready: invited.length,
  };
}

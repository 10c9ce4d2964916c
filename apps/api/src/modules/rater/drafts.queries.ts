import { and, eq } from 'drizzle-orm';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { drafts } from '../../db/schema/drafts.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { type InvitationStanding, refuseEndedInvitation } from './rater.access.ts';

/** Whose draft: an assignment, and the invitation whose link was opened. */
export interface DraftPlace {
  invitationId: string;
  assignmentId: string;
}

/**
 * The draft of an assignment, as it was kept: ciphertext.
 *
 * @returns null when there is none; drafts go with the close
 * @throws AppError `not-found`, `link-withdrawn`, `between-rounds`, `campaign-ended`
 */
export async function readDraft(database: Queryable, place: DraftPlace): Promise<Buffer | null> {
  await requireDraftPlace(database, place);
  const [row] = await database
    .select({ content: drafts.content })
    .from(drafts)
    .where(eq(drafts.assignmentId, place.assignmentId));
  return row?.content ?? null;
}

/** @throws AppError `not-found` (also for another invitation's assignment), `link-withdrawn`, `between-rounds`, `campaign-ended` */
export async function requireDraftPlace(database: Queryable, place: DraftPlace): Promise<InvitationStanding> {
  const [row] = await database
    .select({
      removed: invitations.removed,
      state: campaigns.state,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
    })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .where(and(eq(assignments.id, place.assignmentId), eq(assignments.invitationId, place.invitationId)));
  if (!row) throw notFound('request for feedback');
  refuseEndedInvitation(row);
  return row;
}

import { and, eq } from 'drizzle-orm';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { drafts } from '../../db/schema/drafts.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { assignmentKey, ballotsUnavailable, issuingKeyOf } from '../ballots/ballots.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
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
 * @throws AppError `not-found`, `link-withdrawn`, `between-rounds`, `campaign-ended`, `ballots-unavailable`
 */
export async function readDraft(database: Queryable, keys: KeyStore, place: DraftPlace): Promise<Buffer | null> {
  const { campaignId, key } = await requireDraftPlace(database, keys, place);
  const [row] = await database
    .select({ content: drafts.content })
    .from(drafts)
    .where(and(eq(drafts.campaignId, campaignId), eq(drafts.assignmentKey, key)));
  return row?.content ?? null;
}

/** Where a draft is kept: under a key that only the campaign's own key leads to. */
export interface KeptDraft extends InvitationStanding {
  campaignId: string;
  key: Buffer;
}

/**
 * @throws AppError `not-found` (also for another invitation's assignment), `link-withdrawn`, `between-rounds`, `campaign-ended`,
 *   `ballots-unavailable` when the campaign's key is lost
 */
export async function requireDraftPlace(database: Queryable, keys: KeyStore, place: DraftPlace): Promise<KeptDraft> {
  const [row] = await database
    .select({
      campaignId: campaigns.id,
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
  const secretKey = await issuingKeyOf(keys, row.campaignId);
  if (!secretKey) throw ballotsUnavailable();
  return { ...row, key: assignmentKey(secretKey, place.assignmentId) };
}

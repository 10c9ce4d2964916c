import { randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLeaders } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';
import { requireMay } from './campaigns.access.ts';
import { lockCampaign, requireDraft } from './load-campaign.ts';
import { inChunks, nominateFromOrgChart } from './nominate.ts';

/**
 * Sets whom a draft is about. Leaders who stay keep their raters; new ones get those that the org chart proposes.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-not-editable`, `person-unknown`
 */
export async function setLeaders(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderIds: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(input.leaderIds)];
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'edit');
    requireDraft(campaign);
    if (campaign.kind === 'leader') {
      throw new AppError('not-allowed', 'A request of your own is about you alone.');
    }
    await requireLeaders(tx, actor.organizationId, wanted);
    const present = await tx
      .select({ leaderId: campaignLeaders.leaderId })
      .from(campaignLeaders)
      .where(eq(campaignLeaders.campaignId, campaign.id));
    const presentIds = new Set(present.map((row) => row.leaderId));
    const wantedIds = new Set(wanted);
    const leaving = [...presentIds].filter((leaderId) => !wantedIds.has(leaderId));
    const joining = wanted.filter((leaderId) => !presentIds.has(leaderId));
    if (leaving.length > 0) {
      await tx
        .delete(campaignLeaders)
        .where(and(eq(campaignLeaders.campaignId, campaign.id), inArray(campaignLeaders.leaderId, leaving)));
    }
    await addLeaders(tx, campaign, joining);
    if (leaving.length + joining.length === 0) return;
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.leaders-set',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { added: joining.length, removed: leaving.length },
    });
  });
}

/** What a leader is called where answers lie: random, and told to nobody as somebody's. */
export function newSubjectKey(): string {
  return randomBytes(16).toString('base64url');
}

/** Adds leaders with a fresh subject key each, and the raters that the org chart proposes. */
export async function addLeaders(
  tx: Transaction,
  campaign: { id: string; organizationId: string },
  leaderIds: readonly string[],
): Promise<void> {
  const rows = leaderIds.map((leaderId) => ({
    campaignId: campaign.id,
    leaderId,
    subjectKey: newSubjectKey(),
  }));
  for (const chunk of inChunks(rows)) await tx.insert(campaignLeaders).values(chunk);
  await nominateFromOrgChart(tx, campaign, leaderIds);
}

/** @throws AppError `person-unknown` for anybody who is not in this organisation's directory */
export async function requireLeaders(
  tx: Transaction,
  organizationId: string,
  leaderIds: readonly string[],
): Promise<void> {
  if (leaderIds.length === 0) return;
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(eq(people.organizationId, organizationId), eq(people.inDirectory, true), inArray(people.id, [...leaderIds])),
    );
  const known = new Set(found.map((row) => row.id));
  const unknown = leaderIds.flatMap((leaderId, index) =>
    known.has(leaderId) ? [] : [{ path: `leaderIds.${index}`, message: 'is not in the directory' }],
  );
  if (unknown.length > 0) {
    throw new AppError('person-unknown', 'Leaders are people of your directory. Import or add them first.', unknown);
  }
}

import { groupsOfLabel, parseLabel } from '@heartset/model';
import type { AssignedLabel } from '@heartset/scoring';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { spentTokens } from '../../db/schema/ballots.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { tallyParts } from '../../db/schema/results.ts';
import { aboutLeaders } from './about-leaders.ts';

/** What is known of a part's leaders beside their answers. */
export interface Part {
  campaignId: string;
  part: number;
  subjectKeys: string[];
  labelsOf: Map<string, AssignedLabel[]>;
  /** How many tokens were redeemed by label, and not counted in an earlier round. */
  redeemedOf: Map<string, Map<string, number>>;
}

/**
 * Takes a part for this transaction and reads what it is made of.
 *
 * @returns null when somebody else is at it or has done it, or while answers come in: what is left of a first round is counted with
 *   the second then
 */
export async function claimPart(tx: Transaction, place: { campaignId: string; part: number }): Promise<Part | null> {
  const [claimed] = await tx
    .select({ subjectKeys: tallyParts.subjectKeys })
    .from(tallyParts)
    .where(
      and(
        eq(tallyParts.campaignId, place.campaignId),
        eq(tallyParts.part, place.part),
        sql`EXISTS (SELECT 1 FROM ${campaigns}
          WHERE ${campaigns.id} = ${place.campaignId} AND ${campaigns.state} IN ('closed', 'released'))`,
      ),
    )
    .for('update', { skipLocked: true });
  if (!claimed) return null;
  const { subjectKeys } = claimed;
  return {
    ...place,
    subjectKeys,
    labelsOf: await loadLabels(tx, place.campaignId, subjectKeys),
    redeemedOf: await loadRedeemed(tx, place.campaignId, subjectKeys),
  };
}

async function loadLabels(
  tx: Transaction,
  campaignId: string,
  subjectKeys: readonly string[],
): Promise<Map<string, AssignedLabel[]>> {
  const rows = await tx
    .select({
      subjectKey: campaignLabels.subjectKey,
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
    })
    .from(campaignLabels)
    .where(aboutLeaders(campaignLabels, campaignId, subjectKeys))
    .orderBy(campaignLabels.subjectKey, campaignLabels.label);
  const bySubject = new Map<string, AssignedLabel[]>();
  for (const { subjectKey, label: text, invited, identified } of rows) {
    const label = parseLabel(text);
    const assigned = bySubject.get(subjectKey) ?? [];
    assigned.push({ label, groups: groupsOfLabel(label), invited, identified });
    bySubject.set(subjectKey, assigned);
  }
  return bySubject;
}

async function loadRedeemed(
  tx: Transaction,
  campaignId: string,
  subjectKeys: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const rows = await tx
    .select({ subjectKey: spentTokens.subjectKey, label: spentTokens.label, redeemed: sql<number>`count(*)::int` })
    .from(spentTokens)
    .where(and(aboutLeaders(spentTokens, campaignId, subjectKeys), eq(spentTokens.counted, false)))
    .groupBy(spentTokens.subjectKey, spentTokens.label);
  const bySubject = new Map<string, Map<string, number>>();
  for (const { subjectKey, label, redeemed } of rows) {
    bySubject.set(subjectKey, (bySubject.get(subjectKey) ?? new Map<string, number>()).set(label, redeemed));
  }
  return bySubject;
}

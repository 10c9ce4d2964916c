import { groupsOfLabel, parseLabel } from '@heartset/model';
import type { AssignedLabel } from '@heartset/scoring';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { spentTokens } from '../../db/schema/ballots.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { tallyParts } from '../../db/schema/results.ts';
import { aboutLeaders, withTokens } from './about-leaders.ts';
import type { PlacedToken, PlacedTokens } from './placed-ballots.ts';

/** What is known of a part's leaders beside their answers. */
export interface Part {
  campaignId: string;
  part: number;
  subjectKeys: string[];
  labelsOf: Map<string, AssignedLabel[]>;
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

/**
 * The tokens of a part's leaders that were redeemed and are not counted yet.
 *
 * @param placed from `placesOfRound`; which of them still lie in the database is asked here
 */
export async function loadTokens(
  tx: Transaction,
  { campaignId, subjectKeys }: Pick<Part, 'campaignId' | 'subjectKeys'>,
  placed: PlacedTokens,
): Promise<PlacedTokens> {
  const tokens = subjectKeys.flatMap((subjectKey) => placed.get(subjectKey) ?? []);
  const rows = await tx
    .select({ hash: spentTokens.tokenHash })
    .from(spentTokens)
    .where(and(withTokens(spentTokens, campaignId, tokens), eq(spentTokens.counted, false)));
  const lying = new Set(rows.map(({ hash }) => hash.toString('hex')));
  return new Map(
    subjectKeys.map((subjectKey) => [
      subjectKey,
      (placed.get(subjectKey) ?? []).filter(({ hash }) => lying.has(hash.toString('hex'))),
    ]),
  );
}

/** How many of a leader's tokens there are under each label. */
export function countByLabel(tokens: readonly PlacedToken[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of tokens) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

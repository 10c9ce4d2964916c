import type { Transaction } from '../../db/client.ts';
import { heldBackCounts, releases } from '../../db/schema/results.ts';
import { aboutLeaders } from './about-leaders.ts';
import type { EarlierRoundsAsStored } from './count-further-round.ts';

/** What earlier rounds left of those leaders who have a release, by leader. */
export async function loadEarlierRounds(
  tx: Transaction,
  campaignId: string,
  subjectKeys: readonly string[],
): Promise<Map<string, EarlierRoundsAsStored>> {
  const documents = await tx
    .select({
      subjectKey: releases.subjectKey,
      round: releases.round,
      document: releases.document,
      sha256: releases.sha256,
    })
    .from(releases)
    .where(aboutLeaders(releases, campaignId, subjectKeys))
    .orderBy(releases.subjectKey, releases.round);
  const held = await tx
    .select({ subjectKey: heldBackCounts.subjectKey, counts: heldBackCounts.counts })
    .from(heldBackCounts)
    .where(aboutLeaders(heldBackCounts, campaignId, subjectKeys));
  const heldBackOf = new Map(held.map(({ subjectKey, counts }) => [subjectKey, counts]));
  const earlier = new Map<string, EarlierRoundsAsStored>();
  for (const { subjectKey, ...stored } of documents) {
    const before = earlier.get(subjectKey)?.documents ?? [];
    earlier.set(subjectKey, {
      documents: [...before, stored],
      heldBack: heldBackOf.get(subjectKey),
    });
  }
  return earlier;
}

import { hashDocument, type ManifestLeader, manifestText } from '@heartset/ballot/protocol/manifest';
import { desc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { manifests } from '../../db/schema/ballots.ts';

/**
 * Publishes leaders who are added to an open campaign, after what was published before: each document names the hash of the one before
 * it, so that none can be left out or exchanged. Call it with the campaign's row locked, and before the rows of these leaders: the
 * database takes none that no supplement names.
 *
 * @returns the supplement's number
 * @throws Error for a campaign that was never opened
 */
export async function publishSupplement(
  tx: Transaction,
  campaignId: string,
  leaders: readonly ManifestLeader[],
): Promise<number> {
  const [last] = await tx
    .select({ number: manifests.number, sha256: manifests.sha256 })
    .from(manifests)
    .where(eq(manifests.campaignId, campaignId))
    .orderBy(desc(manifests.number))
    .limit(1);
  if (!last) throw new Error(`Campaign ${campaignId} has no manifest: it was never opened.`);
  const number = last.number + 1;
  const document = manifestText({
    format: 'heartset/supplement/v1',
    campaign: campaignId,
    number,
    previous: last.sha256,
    leaders: [...leaders].sort((a, b) => (a.leader < b.leader ? -1 : 1)),
  });
  const sha256 = await hashDocument(document);
  await tx.insert(manifests).values({ campaignId, number, document, sha256 });
  return number;
}

import { hashDocument } from '@heartset/ballot/protocol/manifest';
import { receiptList, receiptListText, receiptOf } from '@heartset/ballot/protocol/receipt';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { countedTokens, manifests, receiptLists, sealedBallots } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { tallyBlocks, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';

/**
 * May the list be published? Its length is the number of all answers; the reports say how many stand in the blocks that are shown. The
 * rest are in no visible block: none, or as many as hide one another.
 *
 * @param k from how many answers on a block is shown
 */
export function mayPublishReceipts(numbers: { counted: number; visible: number; k: number }): boolean {
  const hidden = numbers.counted - numbers.visible;
  return hidden === 0 || hidden >= numbers.k;
}

/**
 * Publishes, for every campaign whose reports are out and about which nothing waits to be counted, the sorted hashes of its receipts, or
 * why there is no list; and forgets the tokens. Once a campaign: a second list, longer by few, would tell about these few. After a
 * further round there is none.
 *
 * @param database with the tally's login
 * @returns how many campaigns were done
 */
export async function publishReceipts(database: Database): Promise<number> {
  const due = await listDue(database);
  for (const campaign of due) await inTransaction(database, (tx) => publishOne(tx, campaign));
  return due.length;
}

interface DueCampaign {
  campaignId: string;
  round: number;
  k: number;
}

async function listDue(database: Database): Promise<DueCampaign[]> {
  const none = (table: typeof tallyParts | typeof sealedBallots | typeof receiptLists) =>
    sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table.campaignId} = ${campaigns.id})`;
  return database
    .select({ campaignId: campaigns.id, round: campaigns.round, k: campaigns.minimumGroupSize })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'released'),
        sql`NOT (${campaigns.furtherRound} AND ${campaigns.round} = 1 AND ${campaigns.finalAt} IS NULL)`,
        sql`EXISTS (SELECT 1 FROM ${manifests} WHERE ${manifests.campaignId} = ${campaigns.id})`,
        none(receiptLists),
        none(tallyParts),
        none(sealedBallots),
        sql`NOT EXISTS (SELECT 1 FROM ${uncountedLeaders}
          WHERE ${uncountedLeaders.campaignId} = ${campaigns.id} AND ${uncountedLeaders.givenUpAt} IS NULL)`,
      ),
    );
}

async function publishOne(tx: Transaction, { campaignId, round, k }: DueCampaign): Promise<void> {
  const here = eq(countedTokens.campaignId, campaignId);
  const tokens = await tx.select({ hash: countedTokens.tokenHash }).from(countedTokens).where(here);
  const visible = await countVisible(tx, campaignId);
  const outcome =
    round > 1
      ? 'asked-again'
      : mayPublishReceipts({ counted: tokens.length, visible, k })
        ? 'published'
        : 'few-in-no-group';
  // Of two workers at once the second finds the first one's.
  await tx
    .insert(receiptLists)
    .values({ campaignId, outcome, ...(outcome === 'published' ? await listOf(campaignId, tokens) : {}) })
    .onConflictDoNothing();
  await tx.delete(countedTokens).where(here);
}

async function countVisible(tx: Transaction, campaignId: string): Promise<number> {
  const [row] = await tx
    .select({ visible: sql<number>`coalesce(sum(${tallyBlocks.answered}), 0)::int` })
    .from(tallyBlocks)
    .where(and(eq(tallyBlocks.campaignId, campaignId), isNotNull(tallyBlocks.answered)));
  return row?.visible ?? 0;
}

async function listOf(campaignId: string, tokens: readonly { hash: Buffer }[]) {
  const receipts = await Promise.all(tokens.map(({ hash }) => receiptOf(hash)));
  const document = receiptListText(await receiptList(campaignId, receipts));
  return { document, sha256: await hashDocument(document) };
}

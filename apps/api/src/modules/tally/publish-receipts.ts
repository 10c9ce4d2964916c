import { randomBytes } from 'node:crypto';
import { hashDocument } from '@heartset/ballot/protocol/manifest';
import { receiptList, receiptListText, receiptOf } from '@heartset/ballot/protocol/receipt';
import { and, eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { countedTokens, manifests, receiptLists, sealedBallots } from '../../db/schema/ballots.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { tallyParts, uncountedLeaders } from '../../db/schema/results.ts';

/**
 * Publishes, for every campaign whose reports are out and about which nothing waits to be counted, the sorted hashes of its receipts, and
 * forgets the tokens. As many entries as people were asked, whatever the number of answers: in the place of an answer that never came
 * stands a made-up one, so that the list's length tells nothing of groups that are held back. Once a campaign: a second list would differ
 * by what came since. After a further round there is none.
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
}

async function listDue(database: Database): Promise<DueCampaign[]> {
  const none = (table: typeof tallyParts | typeof sealedBallots | typeof receiptLists) =>
    sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table.campaignId} = ${campaigns.id})`;
  return database
    .select({ campaignId: campaigns.id, round: campaigns.round })
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

async function publishOne(tx: Transaction, { campaignId, round }: DueCampaign): Promise<void> {
  const here = eq(countedTokens.campaignId, campaignId);
  const published = round === 1 ? await makeList(tx, campaignId) : null;
  // Of two workers at once the second finds the first one's.
  await tx
    .insert(receiptLists)
    .values({ campaignId, outcome: published ? 'published' : 'asked-again', ...published })
    .onConflictDoNothing();
  await tx.delete(countedTokens).where(here);
}

async function makeList(tx: Transaction, campaignId: string): Promise<{ document: string; sha256: string }> {
  const tokens = await tx
    .select({ hash: countedTokens.tokenHash })
    .from(countedTokens)
    .where(eq(countedTokens.campaignId, campaignId));
  const missing = Math.max(0, (await countAsked(tx, campaignId)) - tokens.length);
  const madeUp = Array.from({ length: missing }, () => randomBytes(32));
  const receipts = await Promise.all([...tokens.map(({ hash }) => hash), ...madeUp].map((hash) => receiptOf(hash)));
  const document = receiptListText(await receiptList(campaignId, receipts));
  return { document, sha256: await hashDocument(document) };
}

/** Requests for feedback, of which somebody asked about three leaders has three: as the manifest and what was added since say it. */
async function countAsked(tx: Transaction, campaignId: string): Promise<number> {
  const [row] = await tx
    .select({ asked: sql<number>`coalesce(sum(${campaignLabels.invited}), 0)::int` })
    .from(campaignLabels)
    .where(eq(campaignLabels.campaignId, campaignId));
  return row?.asked ?? 0;
}

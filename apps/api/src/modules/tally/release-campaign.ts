import { createHash } from 'node:crypto';
import { groupsOfLabel, type Label, parseLabel, RELEASE_SCHEMA_VERSION } from '@heartset/model';
import {
  type Block,
  type BlockComments,
  type BlockCounts,
  canonicalJson,
  METHOD_VERSION,
  type PublishedInstrument,
  publishLeader,
} from '@heartset/scoring';
import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { Database } from '../../db/client.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { releases, tallyBlocks, tallyComments, tallyCounts, tallyRuns } from '../../db/schema/results.ts';
import { loadOpenedCampaign, type OpenedCampaign } from './tally.queries.ts';

/** 'released': readers may see it. 'ready': HR has to release it. 'not-closed': nothing to do (yet). */
export type ReleaseOutcome = 'released' | 'ready' | 'not-closed';

/**
 * Computes the release of every leader of a tallied campaign, once, and stores it: canonical text, method version, hash. What is
 * stored already stays as it is. When all are there, the seed of the comments' order is forgotten, and a campaign that releases by
 * itself is released.
 *
 * @param database with the tally's login
 */
export async function releaseCampaign(database: Database, clock: Clock, campaignId: string): Promise<ReleaseOutcome> {
  const [campaign] = await database
    .select({ state: campaigns.state })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (campaign?.state !== 'closed') return campaign?.state === 'released' ? 'released' : 'not-closed';
  const opened = await loadOpenedCampaign(database, campaignId);
  const missing = await database
    .selectDistinct({ subjectKey: campaignLabels.subjectKey })
    .from(campaignLabels)
    .where(
      and(
        eq(campaignLabels.campaignId, campaignId),
        sql`NOT EXISTS (SELECT 1 FROM ${releases}
          WHERE ${releases.campaignId} = ${campaignLabels.campaignId} AND ${releases.subjectKey} = ${campaignLabels.subjectKey})`,
      ),
    )
    .orderBy(campaignLabels.subjectKey);
  if (missing.length > 0) {
    const seed = await loadSeed(database, campaignId);
    for (const { subjectKey } of missing) await storeRelease(database, { campaignId, subjectKey, opened, seed });
  }
  await database.delete(tallyRuns).where(eq(tallyRuns.campaignId, campaignId));
  if (opened.releaseMode === 'by-hr') return 'ready';
  await database
    .update(campaigns)
    .set({ state: 'released', releasedAt: clock.now() })
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.state, 'closed')));
  return 'released';
}

async function loadSeed(database: Database, campaignId: string): Promise<Buffer> {
  const [run] = await database
    .select({ seed: tallyRuns.seed })
    .from(tallyRuns)
    .where(eq(tallyRuns.campaignId, campaignId));
  if (!run) throw new Error(`The tally of campaign ${campaignId} has no seed.`);
  return run.seed;
}

interface Subject {
  campaignId: string;
  subjectKey: string;
  opened: OpenedCampaign;
  seed: Buffer;
}

async function storeRelease(database: Database, subject: Subject): Promise<void> {
  const { campaignId, subjectKey, opened, seed } = subject;
  const release = publishLeader({
    subject: { campaignId, subjectKey },
    instrument: publishedInstrument(opened),
    promptIds: opened.promptIds,
    policy: opened.policy,
    blocks: await loadBlocks(database, campaignId, subjectKey),
    counts: await loadCounts(database, campaignId, subjectKey),
    comments: await loadComments(database, campaignId, subjectKey),
    commentOrderSecret: createHash('sha256').update(seed).update(subjectKey).digest('hex'),
  });
  const document = canonicalJson(release);
  await database
    .insert(releases)
    .values({
      campaignId,
      subjectKey,
      methodVersion: METHOD_VERSION,
      schemaVersion: RELEASE_SCHEMA_VERSION,
      document,
      sha256: createHash('sha256').update(document).digest('hex'),
    })
    .onConflictDoNothing();
}

function publishedInstrument({ instrument }: OpenedCampaign): PublishedInstrument {
  return {
    id: instrument.id,
    version: instrument.version,
    scale: { minimum: instrument.scale.minimum, maximum: instrument.scale.maximum },
    cells: instrument.cells.map(({ id, focus }) => ({ id, focus })),
    items: instrument.items.map(({ id, cellId }) => ({ id, cellId })),
  };
}

const ofSubject = (
  table: { campaignId: typeof tallyBlocks.campaignId; subjectKey: typeof tallyBlocks.subjectKey },
  campaignId: string,
  subjectKey: string,
) => and(eq(table.campaignId, campaignId), eq(table.subjectKey, subjectKey));

async function loadBlocks(database: Database, campaignId: string, subjectKey: string): Promise<Block[]> {
  const rows = await database
    .select()
    .from(tallyBlocks)
    .where(ofSubject(tallyBlocks, campaignId, subjectKey));
  const labels = await database
    .select({ label: campaignLabels.label, invited: campaignLabels.invited })
    .from(campaignLabels)
    .where(and(eq(campaignLabels.campaignId, campaignId), eq(campaignLabels.subjectKey, subjectKey)));
  const invitedOf = new Map(labels.map((row) => [row.label, row.invited]));
  return rows.map((row) => {
    const block = parseLabel(row.block);
    return {
      block,
      groups: groupsOfLabel(block),
      labels: row.labels.map((text) => ({ label: parseLabel(text), invited: invitedOf.get(text) ?? 0 })),
      identified: row.identified,
      invited: row.invited,
      n: row.answered,
    };
  });
}

async function loadCounts(database: Database, campaignId: string, subjectKey: string): Promise<BlockCounts> {
  const rows = await database
    .select({ block: tallyCounts.block, itemId: tallyCounts.itemId, counts: tallyCounts.counts })
    .from(tallyCounts)
    .where(and(eq(tallyCounts.campaignId, campaignId), eq(tallyCounts.subjectKey, subjectKey)));
  const byBlock = new Map<Label, Record<string, number[]>>();
  for (const { block, itemId, counts } of rows) {
    const label = parseLabel(block);
    byBlock.set(label, { ...byBlock.get(label), [itemId]: counts });
  }
  return Object.fromEntries(byBlock);
}

async function loadComments(database: Database, campaignId: string, subjectKey: string): Promise<BlockComments> {
  const rows = await database
    .select({
      block: tallyComments.block,
      promptId: tallyComments.promptId,
      texts: tallyComments.texts,
      withoutText: tallyComments.withoutText,
    })
    .from(tallyComments)
    .where(and(eq(tallyComments.campaignId, campaignId), eq(tallyComments.subjectKey, subjectKey)));
  const byBlock = new Map<Label, Record<string, { texts: string[]; withoutText: number }>>();
  for (const { block, promptId, texts, withoutText } of rows) {
    const label = parseLabel(block);
    byBlock.set(label, { ...byBlock.get(label), [promptId]: { texts, withoutText } });
  }
  return Object.fromEntries(byBlock);
}

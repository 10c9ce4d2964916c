import {
  type CampaignPolicy,
  furtherRoundMayFollow,
  type Instrument,
  instrumentSchema,
  uncountedKeptUntil,
} from '@heartset/model';
import type { PublishedInstrument, TallyFrame } from '@heartset/scoring';
import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { campaigns, instrumentVersions } from '../../db/schema/campaigns.ts';

/** What a campaign was opened with: its instrument word for word, its prompts, its policy. */
export interface OpenedCampaign {
  instrument: Instrument;
  promptIds: string[];
  policy: CampaignPolicy;
  releaseMode: 'automatic' | 'by-hr';
  /** Which round is being counted, or was counted last. */
  round: number;
  /** May another round follow? Then what is held back is kept as counts until it does. */
  mayAskAgain: boolean;
  /** Until when answers that cannot be counted are kept; null before the campaign was counted. */
  uncountedKeptUntil: Date | null;
}

/**
 * @throws Error when the campaign does not exist or was never opened: callers only ask about campaigns that were.
 */
export async function loadOpenedCampaign(database: Queryable, campaignId: string): Promise<OpenedCampaign> {
  const [row] = await database
    .select({
      document: instrumentVersions.document,
      promptIds: campaigns.promptIds,
      minimumGroupSize: campaigns.minimumGroupSize,
      seniorLeaders: campaigns.seniorLeaders,
      kind: campaigns.kind,
      releaseMode: campaigns.releaseMode,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      countedAt: campaigns.countedAt,
      finalAt: campaigns.finalAt,
    })
    .from(campaigns)
    .innerJoin(
      instrumentVersions,
      and(
        eq(instrumentVersions.instrumentId, campaigns.instrumentId),
        eq(instrumentVersions.version, campaigns.instrumentVersion),
      ),
    )
    .where(eq(campaigns.id, campaignId));
  if (!row) throw new Error(`Campaign ${campaignId} has no instrument: it was never opened.`);
  const { minimumGroupSize, seniorLeaders, releaseMode, furtherRound, round } = row;
  return {
    instrument: instrumentSchema.parse(row.document),
    promptIds: row.promptIds,
    policy: { minimumGroupSize, seniorLeaders, releaseMode, furtherRound },
    releaseMode,
    round,
    mayAskAgain: furtherRoundMayFollow(row),
    uncountedKeptUntil: uncountedKeptUntil(row),
  };
}

/** The items, prompts and scale that a campaign's answers are counted by. */
export function frameOf({ instrument, promptIds }: OpenedCampaign): TallyFrame {
  return {
    itemIds: instrument.items.map((item) => item.id),
    promptIds,
    scale: { minimum: instrument.scale.minimum, maximum: instrument.scale.maximum },
  };
}

/** The part of a campaign's instrument that releases are laid out by. */
export function publishedInstrument({ instrument }: OpenedCampaign): PublishedInstrument {
  return {
    id: instrument.id,
    version: instrument.version,
    scale: { minimum: instrument.scale.minimum, maximum: instrument.scale.maximum },
    cells: instrument.cells.map(({ id, focus }) => ({ id, focus })),
    items: instrument.items.map(({ id, cellId }) => ({ id, cellId })),
  };
}

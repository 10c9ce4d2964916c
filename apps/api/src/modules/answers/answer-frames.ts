import type { AnswerSheetFrame } from '@heartset/model';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { frozenInstruments } from './frozen-instruments.ts';

/** Gives what a campaign's answers are checked against; null for one that was never opened. */
export type AnswerFrames = (campaignId: string) => Promise<AnswerSheetFrame | null>;

/**
 * Reads what campaigns ask, each once: it was fixed when the campaign was opened, and the database lets nobody change it or delete the
 * campaign. Of what may still move nothing is kept, and nothing of a campaign that is no campaign or a draft.
 *
 * @example const frame = await answerFrames(deps.database)(campaignId);
 */
export function answerFrames(database: Database): AnswerFrames {
  const known = new Map<string, AnswerSheetFrame>();
  const instruments = frozenInstruments(database);
  return async (campaignId) => {
    const cached = known.get(campaignId);
    if (cached) return cached;
    const [campaign] = await database
      .select({
        state: campaigns.state,
        instrumentId: campaigns.instrumentId,
        instrumentVersion: campaigns.instrumentVersion,
        promptIds: campaigns.promptIds,
      })
      .from(campaigns)
      .where(eq(campaigns.id, campaignId));
    if (!campaign || campaign.instrumentVersion === null || campaign.state === 'draft') return null;
    const { itemIds, scale } = await instruments(campaign.instrumentId, campaign.instrumentVersion);
    const frame = { itemIds, promptIds: campaign.promptIds, scale };
    known.set(campaignId, frame);
    return frame;
  };
}

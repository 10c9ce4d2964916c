import { nextState } from '@heartset/model';
import type { Actor } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { comparedSince, loadOtherLabels } from './asked-labels.queries.ts';
import { requireMay } from './campaigns.access.ts';
import { checkOwnRequest, checkPrompts, instrumentOf, requireFittingAnswers } from './check-campaign-settings.ts';
import { decideOpening, type OpeningDecision } from './decide-opening.ts';
import { type CampaignRow, stateChanged } from './load-campaign.ts';
import { loadPlannedLeaders } from './opening.queries.ts';
import { warningOf } from './opening-words.ts';
import type { PlannedLeader } from './plan-opening.ts';

/** What opening a draft would do. */
export interface PreparedOpening extends OpeningDecision {
  instrument: ReturnType<typeof instrumentOf>;
  leaders: readonly PlannedLeader[];
}

/**
 * Reads all that an opening depends on, and decides. Changes nothing: it is the same for whoever only asks and for whoever opens, who
 * holds the locks meanwhile.
 *
 * @throws AppError `not-allowed`, `campaign-state-changed`, and where the settings cannot be as they are
 */
export async function prepareOpening(
  db: Queryable,
  actor: Actor,
  campaign: CampaignRow,
  now: Date,
): Promise<PreparedOpening> {
  requireMay(actor, campaign, 'open');
  if (nextState(campaign.state, 'open') !== 'collecting') throw stateChanged();
  checkOwnRequest(campaign.kind, campaign);
  const instrument = instrumentOf(campaign.instrumentId);
  checkPrompts(campaign.promptIds, campaign.instrumentId);
  requireFittingAnswers({ itemIds: instrument.items.map(({ id }) => id), promptIds: campaign.promptIds });
  const leaders = await loadPlannedLeaders(db, campaign);
  const leaderIds = leaders.map(({ leaderId }) => leaderId);
  const others = await loadOtherLabels(db, campaign, { leaderIds, since: comparedSince(now) });
  return { instrument, leaders, ...decideOpening({ campaign, leaders, others, now }) };
}

/** The warnings of an opening, in product words. */
export function openingWarnings({ alike, leaders }: Pick<PreparedOpening, 'alike' | 'leaders'>): string[] {
  const nameOf = new Map(leaders.map(({ leaderId, name }) => [leaderId, name]));
  return alike.map((one) => warningOf(nameOf.get(one.leaderId) ?? '', one));
}

import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import type { CampaignRow } from './load-campaign.ts';
import { loadEarlierLabels } from './opening.queries.ts';
import { leadersAskedTooAlike, type OpeningPlan, type PlannedLeader } from './plan-opening.ts';

const twelveMonths = 12;

/**
 * Rule 8: two campaigns about one leader whose raters are almost the same could be subtracted from each other. A leader's own request
 * is refused then; where HR is involved on either side, it is said and recorded.
 *
 * @returns warnings in product words
 * @throws AppError `raters-too-alike` for a leader's own request
 */
export async function compareWithEarlier(
  tx: Transaction,
  campaign: CampaignRow,
  leaders: readonly PlannedLeader[],
  plan: Pick<OpeningPlan, 'labels' | 'assignments'>,
  now: Date,
): Promise<string[]> {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - twelveMonths);
  const earlier = await loadEarlierLabels(tx, campaign, { leaders, since });
  const k = campaign.minimumGroupSize;
  if (campaign.kind === 'leader') {
    const own = earlier.filter((one) => one.kind === 'leader');
    const [refused] = leadersAskedTooAlike(plan, k, own);
    if (refused) {
      throw new AppError(
        'raters-too-alike',
        refused.reason === 'differs-by-too-few'
          ? `You asked almost the same people within the last twelve months: ${people(refused.differsBy)} would differ. Two such reports, laid side by side, could give away what one person said. Ask exactly the same people again, or at least ${k} others.`
          : 'Several of your reports of the last twelve months, laid beside this one, could give away what one person said. Ask exactly the same people as one of those times, or people whom you have not asked since.',
      );
    }
  }
  const nameOf = new Map(leaders.map((leader) => [leader.leaderId, leader.name]));
  return leadersAskedTooAlike(plan, k, earlier).map(({ leaderId, differsBy, reason }) =>
    reason === 'differs-by-too-few'
      ? `${nameOf.get(leaderId) ?? ''}: almost the same people were asked within the last twelve months (${people(differsBy)} ${differsBy === 1 ? 'differs' : 'differ'}). Two such reports, laid side by side, could give away what one person said.`
      : `${nameOf.get(leaderId) ?? ''}: several reports of the last twelve months, laid beside this one, could give away what one person said.`,
  );
}

function people(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}

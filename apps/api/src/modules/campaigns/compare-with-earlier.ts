import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { comparedSince, loadOtherLabels, lockWhoIsAsked } from './asked-labels.queries.ts';
import { type AskedLabel, type AskedTooAlike, leadersAskedTooAlike } from './asked-too-alike.ts';
import type { CampaignRow } from './load-campaign.ts';

/**
 * Rule 8: two campaigns about one leader whose raters are almost the same could be subtracted from each other. A leader's own request
 * is refused then; where HR is involved on either side, it is said and recorded.
 *
 * @param leaders whom the campaign is to be about: all of them at opening, one who is added later
 * @param asked who is to be asked about them
 * @returns warnings in product words
 * @throws AppError `raters-too-alike` for a leader's own request
 */
export async function compareWithEarlier(
  tx: Transaction,
  campaign: CampaignRow,
  leaders: readonly { leaderId: string; name: string }[],
  asked: readonly AskedLabel[],
  now: Date,
): Promise<string[]> {
  await lockWhoIsAsked(tx, campaign.organizationId);
  const leaderIds = leaders.map((leader) => leader.leaderId);
  const since = comparedSince(campaign.openedAt ?? now);
  const earlier = await loadOtherLabels(tx, campaign, { leaderIds, since });
  const k = campaign.minimumGroupSize;
  if (campaign.kind === 'leader') {
    const own = earlier.filter((one) => one.kind === 'leader');
    const [refused] = leadersAskedTooAlike(asked, k, own);
    if (refused) throw new AppError('raters-too-alike', refusalOf(refused, k));
  }
  const nameOf = new Map(leaders.map((leader) => [leader.leaderId, leader.name]));
  return leadersAskedTooAlike(asked, k, earlier).map(
    (alike) => `${nameOf.get(alike.leaderId) ?? ''}: ${warningOf(alike)}`,
  );
}

/** What the leader hears who asks about themself: about requests of theirs alone, and never who of those asked was taken out. */
function refusalOf({ reason, differsBy }: AskedTooAlike, k: number): string {
  switch (reason) {
    case 'differs-by-too-few':
      return `You asked almost the same people within the last twelve months: ${people(differsBy)} would differ. Two such reports, laid side by side, could give away what one person said. Ask exactly the same people again, or at least ${k} others.`;
    case 'may-differ-by-too-few':
      return 'You asked the same people, or almost, within the last twelve months, and not all of their invitations arrived or were left in place. Two such reports, laid side by side, could give away what one person said. Ask people whom you have not asked since.';
    case 'adds-up-to-too-few':
      return 'Several of your reports of the last twelve months, laid beside this one, could give away what one person said. Ask exactly the same people as one of those times, or people whom you have not asked since.';
  }
}

function warningOf({ reason, differsBy }: AskedTooAlike): string {
  switch (reason) {
    case 'differs-by-too-few':
      return `almost the same people were asked within the last twelve months (all but ${people(differsBy)}). Two such reports, laid side by side, could give away what one person said.`;
    case 'may-differ-by-too-few':
      return 'the same people, or almost, were asked within the last twelve months. Two such reports, laid side by side, could give away what one person said.';
    case 'adds-up-to-too-few':
      return 'several reports of the last twelve months, laid beside this one, could give away what one person said.';
  }
}

function people(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}

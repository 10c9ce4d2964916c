import type { BallotPhase } from '@heartset/ballot/server/decide-issue';
import { acceptsAnswers, acceptsTickets, type CampaignState } from '@heartset/model';

/** Where a campaign stands for its ballots. */
export function ballotPhase(state: CampaignState): BallotPhase {
  if (acceptsTickets(state)) return 'collecting';
  return acceptsAnswers(state) ? 'grace' : 'closed';
}

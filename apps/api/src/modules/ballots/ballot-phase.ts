import type { BallotPhase } from '@heartset/ballot/server/decide-issue';
import { acceptsAnswers, type CampaignState, isCollecting } from '@heartset/model';

/** Where a campaign stands for its ballots. */
export function ballotPhase(state: CampaignState): BallotPhase {
  if (isCollecting(state)) return 'collecting';
  return acceptsAnswers(state) ? 'grace' : 'closed';
}

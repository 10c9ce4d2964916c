export { ballotPhase } from './ballot-phase.ts';
export { ballotsUnavailable } from './ballots-unavailable.ts';
export { beginBallots } from './begin-ballots.ts';
export { type SealingKeys, sealingKeys } from './manifests.queries.ts';

export { placeSealer } from '@heartset/ballot/server/sealed-place';
export { assignmentKey } from './assignment-key.ts';
export { ballotPhase } from './ballot-phase.ts';
export { beginBallots } from './begin-ballots.ts';
export { ballotsUnavailable, issuerOf, issuingKeyOf } from './issuing-key.ts';
export { type PublishedKeys, publishedKeys, type SealingKeys, sealingKeys } from './manifests.queries.ts';
export { publishSupplement } from './publish-supplement.ts';

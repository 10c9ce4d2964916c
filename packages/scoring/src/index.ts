export { answerDistribution, LEAST_FOR_SPREAD } from './answer-distribution.ts';
export { type AssignedLabel, assignLabels, type InvitedPerGroup, type LabelAssignment } from './assign-labels.ts';
export { averageDeviation } from './average-deviation.ts';
export { averagePublished } from './average-published.ts';
export { awg } from './awg.ts';
export { type AnswersPerLabel, type Block, buildBlocks } from './build-blocks.ts';
export { campaignTotal } from './campaign-total.ts';
export { canonicalJson } from './canonical-json.ts';
export { chooseSegments, type SegmentRefusal } from './choose-segments.ts';
export { compareWithSelf, GAP_MARGIN, STRENGTH_THRESHOLD } from './compare-with-self.ts';
export { connectedLabels, connectedTo } from './connected-labels.ts';
export { cronbachAlpha } from './cronbach-alpha.ts';
export { type CrossProducts, crossProducts, mergeCrossProducts } from './cross-products.ts';
export { type FurtherRoundTally, foldFurtherRound } from './fold-further-round.ts';
export { answersPerLabel, type BlockCounts, type FoldedTally, foldTally } from './fold-tally.ts';
export { forecastLabels, type LabelForecast } from './forecast-labels.ts';
export { type GuardedMean, guardedMean } from './guarded-mean.ts';
export { type HeldBackBlock, type HeldBackCounts, heldBackCounts } from './held-back-counts.ts';
export { type IccOptions, icc1 } from './icc1.ts';
export { icc2 } from './icc2.ts';
export type { CovarianceSource, SymmetricMatrix } from './item-covariance.ts';
export { labelProgress } from './label-progress.ts';
export type { LabelSet } from './label-set.ts';
export { type LedgerEntry, ledgerEntryOf } from './ledger-entry-of.ts';
export { type InvitationDecision, mayInvite } from './may-invite.ts';
export { mcdonaldOmega, type OmegaOptions } from './mcdonald-omega.ts';
export { mean, meanOfMoments } from './mean.ts';
export type { ItemRatings } from './mean-item-disagreement.ts';
export { mergeTallies } from './merge-tallies.ts';
export { METHOD_VERSION } from './method-version.ts';
export { orderTexts } from './order-texts.ts';
export { pickStrengths, type StrengthCandidate } from './pick-strengths.ts';
export { type BlockComments, type CommentPool, poolComments } from './pool-comments.ts';
export { type PublishFurtherRoundInput, publishFurtherRound } from './publish-further-round.ts';
export { publishLeader } from './publish-leader.ts';
export type { PublishedInstrument, PublishLeaderInput } from './publish-leader-input.ts';
export {
  contributionOf,
  LEAST_LEADERS,
  type LeaderContribution,
  type PlacedLeader,
  type PublishOrganizationInput,
  publishOrganization,
} from './publish-organization.ts';
export { publishSelfReport } from './publish-self-report.ts';
export { rStarWgJ } from './r-star-wg-j.ts';
export type { RaterRows } from './rater-rows.ts';
export { reliableChange } from './reliable-change.ts';
export type { ScaleRange } from './require-within-scale.ts';
export { reviveRelease } from './revive-release.ts';
export { rwg, rwgOfMoments } from './rwg.ts';
export { rwgJ } from './rwg-j.ts';
export type { AnswerCounts, Sample } from './sample.ts';
export { type SampleMoments, sampleMoments } from './sample-moments.ts';
export { sampleSd } from './sample-sd.ts';
export { sampleVariance } from './sample-variance.ts';
export { ScoringInputError } from './scoring-input-error.ts';
export { segmentMean } from './segment-mean.ts';
export { SEARCH_BUDGET, type SearchBudget } from './smallest-combination.ts';
export { smallestDetectableDifference } from './smallest-detectable-difference.ts';
export { smallestNewPart } from './smallest-new-part.ts';
export { smallestSupportedGap, type VerdictBlock } from './smallest-supported-gap.ts';
export { spearmanBrown } from './spearman-brown.ts';
export { type ChangeError, type RatersOfCycle, standardErrorOfDifference } from './standard-error-of-difference.ts';
export { standardErrorOfMeasurement } from './standard-error-of-measurement.ts';
export { type Interval, tInterval } from './t-interval.ts';
export { type CommentTally, type LabelTally, type LeaderTally, type TallyFrame, tallySheets } from './tally-sheets.ts';
export { UncountableAnswersError, type UncountableCode } from './uncountable-answers-error.ts';
export { type VarianceComponents, varianceComponents } from './variance-components.ts';

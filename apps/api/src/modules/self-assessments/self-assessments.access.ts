import { acceptsAnswers, type CampaignState } from '@heartset/model';
import { AppError } from '../../core/errors.ts';

/** May the leader see the form? From the opening on; a draft is not yet known to the leader. */
export function isVisible(state: CampaignState): boolean {
  return state !== 'draft';
}

/**
 * May the leader still change the self-rating? As long as raters' answers are taken, also after sending: whoever thinks of
 * something the day after may say so, and nobody has seen a result yet. Not in a further round: by then the report has been read.
 */
export function isEditable(campaign: { state: CampaignState; round: number }): boolean {
  return acceptsAnswers(campaign.state) && campaign.round === 1;
}

/** @throws AppError `campaign-ended` */
export function refuseWhenEnded(campaign: { state: CampaignState; round: number }): void {
  if (isEditable(campaign)) return;
  throw new AppError(
    'campaign-ended',
    'This round of feedback has ended, so your self-rating can no longer be changed. What was saved before stays.',
  );
}

/** At least one item is rated with a number: "not observed" alone has nothing to compare. */
export function isSendable(ratings: Readonly<Record<string, number | 'not-observed'>>): boolean {
  return Object.values(ratings).some((rating) => typeof rating === 'number');
}

/** Sending, or emptying what was sent, without a single rating. */
export function nothingRated(): AppError {
  return new AppError(
    'self-assessment-incomplete',
    'Rate at least one of the statements, so that there is something to set beside what others say.',
  );
}

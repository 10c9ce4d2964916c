import { acceptsAnswers, type CampaignState, furtherRoundMayFollow } from '@heartset/model';
import { AppError } from '../../core/errors.ts';

/** Said wherever a link or a cookie leads to no invitation. */
export function linkUnknown(): AppError {
  return new AppError(
    'link-unknown',
    'We do not know this link. It may have been cut off on its way: open it from the mail again, or type the code in the mail.',
  );
}

/** What decides whether an invitation can be opened. */
export interface InvitationStanding {
  removed: boolean;
  state: CampaignState;
  furtherRound: boolean;
  round: number;
  finalAt: Date | null;
}

/**
 * May an invitation be opened? Also during the grace: a ballot that was issued before may still be redeemed.
 *
 * @throws AppError `link-withdrawn`, `campaign-cancelled`, `between-rounds` or `campaign-ended`
 */
export function refuseEndedInvitation(invitation: InvitationStanding): void {
  if (invitation.removed) {
    throw new AppError(
      'link-withdrawn',
      'This invitation was withdrawn, so there is nothing left for you to do. Thank you for coming.',
    );
  }
  if (invitation.state === 'cancelled') {
    throw new AppError(
      'campaign-cancelled',
      'This request for feedback was cancelled. Nothing of it will be read or shown, and there is nothing left for you to do.',
    );
  }
  if (!acceptsAnswers(invitation.state)) throw tooLate(invitation);
}

/** Said where answers would come too late: for good, or for as long as nobody is asked once more. */
export function tooLate(campaign: Pick<InvitationStanding, 'furtherRound' | 'round' | 'finalAt'>): AppError {
  if (furtherRoundMayFollow(campaign)) {
    return new AppError(
      'between-rounds',
      'This request for feedback has closed. Those who have not answered may be asked once more; then another mail comes.',
    );
  }
  return new AppError('campaign-ended', 'This request for feedback has ended. Thank you for taking the time to come.');
}

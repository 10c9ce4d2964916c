import type { RedeemDecision } from '@heartset/ballot/server/decide-redeem';
import { type CampaignState, furtherRoundMayFollow } from '@heartset/model';
import { AppError } from '../../core/errors.ts';

/** What decides in which words somebody hears that it is too late. */
export interface EndedCampaign {
  state: CampaignState;
  furtherRound: boolean;
  round: number;
  finalAt: Date | null;
}

/** Lets pass what was counted, now or before; says of everything else why it was not. */
export function refuseRedeem(decision: RedeemDecision | undefined, campaign: EndedCampaign): void {
  switch (decision) {
    case 'first':
    case 'same':
      return;
    case 'other':
      throw new AppError(
        'answers-differ',
        'Other answers were counted with this ballot already. They stay as they are; these were not added.',
      );
    case 'closed':
      throw answersTooLate(campaign);
    case 'more-than-issued':
      throw new AppError(
        'ballot-not-issued',
        'More ballots came in than were given out, so this one was not counted. Whoever runs Heartset has been told. Your answers are still on your device.',
      );
    case 'unknown':
      throw ballotUnknown();
    default:
      throw new Error('redeem_ballot answered nothing that is known.');
  }
}

/** A token that this campaign never issued for this leader and label. */
export function ballotUnknown(): AppError {
  return new AppError(
    'ballot-unknown',
    'We do not know this ballot, so the answers were not counted. They are still on your device: open your link again and send once more.',
  );
}

/** A token stays good as long as a further round may follow, so the device that holds it must keep the answers. */
export function answersTooLate(campaign: EndedCampaign): AppError {
  if (campaign.state !== 'cancelled' && furtherRoundMayFollow(campaign)) {
    return new AppError(
      'between-rounds',
      'These answers came after closing and are not counted now. Keep them: if people are asked once more, send them then.',
    );
  }
  return new AppError(
    'campaign-ended',
    'This request for feedback has ended, so these answers can no longer be counted. Thank you for taking the time.',
  );
}

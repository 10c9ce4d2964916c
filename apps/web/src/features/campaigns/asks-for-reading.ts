import type { Campaign, CampaignEvent } from '@heartset/model/api/campaigns';

/**
 * Does an event say more than can be put into the campaign as it was read? A new state, or something else that may be done now, brings
 * sentences and dates with it, a finished delivery new rows, and so does a mail that comes back days later: those are read, not guessed.
 */
export function asksForReading(
  known: Pick<Campaign, 'state' | 'delivery' | 'actions'>,
  said: Pick<CampaignEvent, 'state' | 'delivery' | 'actions'>,
): boolean {
  const settled = known.delivery.queued !== 0 && said.delivery.queued === 0;
  const cameBack = known.delivery.queued === 0 && said.delivery.failed > known.delivery.failed;
  return known.state !== said.state || known.actions.join() !== said.actions.join() || settled || cameBack;
}

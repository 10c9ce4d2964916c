import { isCollecting } from '@heartset/model';
import type { Actor } from '../../core/context.ts';
import { requireMay } from './campaigns.access.ts';
import { type CampaignRow, stateChanged } from './load-campaign.ts';

/**
 * People are added while the first round collects: later, whoever adds them has read reports, or could wait for what comes in.
 *
 * @throws AppError `not-allowed`, `campaign-state-changed`
 */
export function requireTakesPeople(actor: Actor, campaign: CampaignRow): void {
  requireMay(actor, campaign, 'add-people');
  if (!isCollecting(campaign.state) || campaign.round > 1) throw stateChanged();
}

import type { Actor, Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import type { Database } from '../../db/client.ts';
import { setGraceEnd } from './set-grace-end.ts';

/**
 * Ends the grace now, so that whoever tries the product need not wait a day. Offered by the embedded start alone: its route does not
 * exist elsewhere.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export function endGrace(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<{ result: { state: 'closing' }; jobs: JobRequest<never>[] }> {
  return setGraceEnd(database, actor, input.campaignId, {
    event: 'end-grace',
    graceEndsAt: () => clock.now(),
    audit: () => ({ action: 'campaign.grace-ended' }),
  });
}

import type { Actor, Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import type { Database } from '../../db/client.ts';
import { setGraceEnd } from './set-grace-end.ts';

const millisecondsPerHour = 3_600_000;

/**
 * Ends collecting before the deadline. No ballot is issued from here on; answers under way are accepted for the grace, then the tally
 * worker counts.
 *
 * @throws AppError `not-found`, `not-allowed` (a leader never closes early), `campaign-state-changed`
 */
export function closeCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<{ result: { state: 'closing' }; jobs: JobRequest<never>[] }> {
  return setGraceEnd(database, actor, input.campaignId, {
    event: 'close',
    graceEndsAt: ({ graceHours }) => new Date(clock.now().getTime() + graceHours * millisecondsPerHour),
    audit: ({ deadlineAt, graceHours }) => ({
      action: 'campaign.closed-early',
      details: { deadline: deadlineAt.toISOString(), graceHours },
    }),
  });
}

import type { OpeningCheck } from '@heartset/model/api/campaigns';
import type { Actor, Clock } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { loadCampaign } from './load-campaign.ts';
import { openingWarnings, prepareOpening } from './prepare-opening.ts';

/**
 * What opening a draft would be refused for, and what it would be warned of, before anybody is written to. Opening decides anew.
 *
 * Nobody reads warnings about themself here. Whoever asked for one list of people after another would find out whom HR asked about them,
 * and who of those was taken out; an opening that tells of it is seen by everybody who is asked.
 *
 * @throws AppError as `prepareOpening`, and `not-found`
 */
export async function checkOpening(
  db: Queryable,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<OpeningCheck> {
  const campaign = await loadCampaign(db, actor, input.campaignId);
  const { refusal, alike, leaders } = await prepareOpening(db, actor, campaign, clock.now());
  const sentences = refusal && refusal.fields.length > 0 ? refusal.fields.map(({ message }) => message) : null;
  return {
    refusals: refusal ? (sentences ?? [refusal.message]) : [],
    warnings: openingWarnings({ leaders, alike: alike.filter(({ leaderId }) => leaderId !== actor.personId) }),
  };
}

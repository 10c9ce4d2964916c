import type { Actor, Clock } from '../core/context.ts';
import type { Database } from '../db/client.ts';
import { type CreateCampaignInput, createCampaign } from '../modules/campaigns/create-campaign.ts';
import { setRaters } from '../modules/campaigns/set-raters.ts';

const dayMs = 24 * 3600 * 1000;

/** A campaign of HR for fourteen days, about nobody yet, where a test says nothing else. */
export function campaignInput(clock: Clock, changes: Partial<CreateCampaignInput> = {}): CreateCampaignInput {
  return {
    kind: 'organization',
    name: 'Spring feedback',
    deadlineAt: new Date(clock.now().getTime() + 14 * dayMs).toISOString(),
    minimumGroupSize: 3,
    seniorLeaders: 'anonymous',
    releaseMode: 'automatic',
    reportReaders: 'leader',
    graceHours: 24,
    leaderIds: [],
    ...changes,
  };
}

/**
 * A draft about one leader that asks these team members and nobody else, made through the verbs.
 *
 * @param api the API's pool
 * @param about a request of kind `leader` is about whoever makes it
 * @returns the campaign's id
 */
export async function draftAboutLeader(
  api: Database,
  actor: Actor,
  about: { kind: CreateCampaignInput['kind']; leaderId: string; raterIds: readonly string[] },
  clock: Clock,
): Promise<string> {
  const { kind, leaderId, raterIds } = about;
  const input = campaignInput(clock, { kind, leaderIds: kind === 'leader' ? [] : [leaderId] });
  const { id: campaignId } = await createCampaign(api, actor, input, clock);
  const raters = raterIds.map((personId) => ({ personId, group: 'team-members' as const }));
  await setRaters(api, actor, { campaignId, leaderId, raters });
  return campaignId;
}

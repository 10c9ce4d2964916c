import { askAgainUntil, furtherRoundMayFollow } from '@heartset/model';
import type { Campaign, CampaignEvent, CampaignSummary, Delivery } from '@heartset/model/api/campaigns';
import { and, count, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { type Actor, type Clock, hasRole } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { campaignKeys } from '../../db/schema/ballots.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { campaignProgress, uncountedLeaders } from '../../db/schema/results.ts';
import { listCampaignLeaders } from './campaign-leaders.queries.ts';
import { actionsNow, mayDo, requireMay } from './campaigns.access.ts';
import { deliveryNow } from './delivery-now.ts';
import { type CampaignRow, loadCampaign } from './load-campaign.ts';

const longestList = 500;

/** A person's name as it is shown, in SQL. */
export const personName = sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})`;

/** As `mayDo` has it for 'see-invitations': whoever a campaign is about is not told that somebody was taken out. */
const isAboutActor = (actor: Actor) => sql`EXISTS (SELECT 1 FROM ${campaignLeaders}
  WHERE ${campaignLeaders.campaignId} = ${campaigns.id} AND ${campaignLeaders.leaderId} = ${actor.personId})`;

/** HR sees every campaign of the organisation, anybody else the requests they have made; the newest first, 500 at most. */
export async function listCampaigns(db: Queryable, actor: Actor): Promise<CampaignSummary[]> {
  const own = and(eq(campaigns.kind, 'leader'), eq(campaigns.createdBy, actor.personId));
  const rows = await db
    .select({
      id: campaigns.id,
      kind: campaigns.kind,
      name: campaigns.name,
      state: campaigns.state,
      deadlineAt: campaigns.deadlineAt,
      round: campaigns.round,
      createdBy: campaigns.createdBy,
      createdByName: personName,
      leaders: sql<number>`(SELECT count(*)::int FROM ${campaignLeaders} WHERE ${campaignLeaders.campaignId} = ${campaigns.id})`,
      invitations: sql<number>`(SELECT count(*)::int FROM ${invitations}
        WHERE ${invitations.campaignId} = ${campaigns.id} AND (NOT ${invitations.removed} OR ${isAboutActor(actor)}))`,
    })
    .from(campaigns)
    .innerJoin(people, eq(people.id, campaigns.createdBy))
    .where(and(eq(campaigns.organizationId, actor.organizationId), or(sql`${hasRole(actor, 'hr')}::boolean`, own)))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(longestList);
  return rows.map(({ createdBy, deadlineAt, ...row }) => ({
    ...row,
    deadlineAt: deadlineAt.toISOString(),
    mine: row.kind === 'leader' && createdBy === actor.personId,
  }));
}

/** What decides, besides the campaign itself, what may be done with it. */
export interface ActionOptions {
  mayEndGrace: boolean;
  clock: Clock;
}

/**
 * A campaign as its page shows it. Nothing in it tells who has answered: the words per label are the tally's, once a day, and
 * delivery is the mail's.
 *
 * @param options.mayEndGrace only the embedded start offers to end the grace
 * @throws AppError `not-found`, `not-allowed`
 */
export async function getCampaign(
  db: Queryable,
  actor: Actor,
  campaignId: string,
  options: ActionOptions,
): Promise<Campaign> {
  const campaign = await loadCampaign(db, actor, campaignId);
  requireMay(actor, campaign, 'see');
  const leaders = await listCampaignLeaders(db, actor, campaign);
  const [creator] = await db.select({ name: personName }).from(people).where(eq(people.id, campaign.createdBy));
  const answersByDay = await db
    .select({ day: campaignProgress.asOf, answered: campaignProgress.answered })
    .from(campaignProgress)
    .where(eq(campaignProgress.campaignId, campaign.id))
    .orderBy(campaignProgress.asOf);
  return {
    id: campaign.id,
    kind: campaign.kind,
    name: campaign.name,
    state: campaign.state,
    createdByName: creator?.name ?? '',
    deadlineAt: campaign.deadlineAt.toISOString(),
    graceHours: campaign.graceHours,
    graceEndsAt: instant(campaign.graceEndsAt),
    openedAt: instant(campaign.openedAt),
    closedAt: instant(campaign.closedAt),
    releasedAt: instant(campaign.releasedAt),
    minimumGroupSize: campaign.minimumGroupSize,
    seniorLeaders: campaign.seniorLeaders,
    releaseMode: campaign.releaseMode,
    reportReaders: campaign.reportReaders,
    reminders: campaign.reminders,
    promptIds: campaign.promptIds,
    auditorAddress: hasRole(actor, 'hr') ? campaign.auditorAddress : null,
    furtherRound: campaign.furtherRound,
    round: campaign.round,
    askAgainUntil: instant(askAgainUntil(campaign)),
    furtherRoundStopped: campaign.furtherRoundStopped,
    instrument: { id: campaign.instrumentId, version: campaign.instrumentVersion },
    leaders,
    delivery: await countDelivery(db, actor, campaign),
    keys: hasRole(actor, 'hr') ? await readKeysStanding(db, campaign) : null,
    // About one leader the total of all answers is that leader's own count: then it is not told.
    answersByDay: leaders.length > 1 ? answersByDay : [],
    actions: actionsOf(actor, campaign, options),
  };
}

/** What the last look into the key store has found; null where nothing can be lost with the keys any more, looked at or not. */
async function readKeysStanding(db: Queryable, campaign: CampaignRow): Promise<Campaign['keys']> {
  const [row] = await db.select().from(campaignKeys).where(eq(campaignKeys.campaignId, campaign.id));
  if (!row || !(await needsKeys(db, campaign))) return null;
  const issuing = !row.lost.includes('issuing');
  const counting = row.lost.every((purpose) => purpose === 'issuing');
  return { issuing, counting, backedUp: row.backedUpAt !== null };
}

/** Once all is counted, keys are for a further round alone, and for what could not be counted and is tried again. */
async function needsKeys(db: Queryable, campaign: CampaignRow): Promise<boolean> {
  if (!isTallied(campaign) || furtherRoundMayFollow(campaign)) return true;
  const uncounted = and(eq(uncountedLeaders.campaignId, campaign.id), isNull(uncountedLeaders.givenUpAt));
  return (await db.$count(uncountedLeaders, uncounted)) > 0;
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/** Is everything stored that is said about this campaign? The tally says so, once, when no part of it is left. */
export function isTallied(campaign: Pick<CampaignRow, 'state' | 'countedAt'>): boolean {
  return campaign.state === 'released' || (campaign.state === 'closed' && campaign.countedAt !== null);
}

/** Invitations that stand, by what became of their mail; for whoever the campaign is about all of them, taken out or not. */
async function countDelivery(db: Queryable, actor: Actor, campaign: CampaignRow): Promise<Delivery> {
  const ofCampaign = eq(invitations.campaignId, campaign.id);
  const standing = mayDo(actor, campaign, 'see-invitations') ? eq(invitations.removed, false) : undefined;
  const rows = await db
    .select({ delivery: deliveryNow, people: count() })
    .from(invitations)
    .where(and(ofCampaign, standing))
    .groupBy(deliveryNow);
  const delivery: Delivery = { queued: 0, accepted: 0, failed: 0 };
  for (const row of rows) delivery[row.delivery] = row.people;
  return delivery;
}

function actionsOf(actor: Actor, campaign: CampaignRow, { mayEndGrace, clock }: ActionOptions): Campaign['actions'] {
  return actionsNow(actor, campaign, { tallied: isTallied(campaign), mayEndGrace, now: clock.now() });
}

/**
 * What of a campaign moves while its page stands open, and what the one who looks may do with it now.
 *
 * @param options.mayEndGrace as in `getCampaign`
 *
 * @throws AppError `not-found`, `not-allowed`: also when the right to see it was taken away meanwhile
 */
export async function getCampaignEvent(
  db: Queryable,
  actor: Actor,
  campaignId: string,
  options: ActionOptions,
): Promise<CampaignEvent> {
  const campaign = await loadCampaign(db, actor, campaignId);
  requireMay(actor, campaign, 'see');
  return {
    state: campaign.state,
    delivery: await countDelivery(db, actor, campaign),
    deadlineAt: campaign.deadlineAt.toISOString(),
    actions: actionsOf(actor, campaign, options),
  };
}

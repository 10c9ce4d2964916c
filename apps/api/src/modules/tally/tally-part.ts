import { and, eq, sql } from 'drizzle-orm';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import type { FurtherRoundPublisher } from './count-further-round.ts';
import { type CountedLeader, countLeader } from './count-leader.ts';
import { type CountingSecrets, loadCountingSecrets } from './counting-secrets.ts';
import { loadEarlierRounds } from './load-earlier-rounds.ts';
import { claimPart, countByLabel, loadTokens, type Part } from './load-part.ts';
import { measureSteps, type StepTimes, type TallyStep } from './measure-steps.ts';
import { mixCounted } from './mix-counted.ts';
import { forgetPlaces, type PlacedTokens, placesOfRound } from './placed-ballots.ts';
import { releaseCampaignJob } from './release-campaign.job.ts';
import { endPart, giveUp, keepHeldBack, removeAnswers, storeCounted, type UncountedNext } from './store-part.ts';
import { frameOf, loadOpenedCampaign, type OpenedCampaign } from './tally.queries.ts';
import { tallyAnswers } from './tally-answers.ts';
import type { CountingDeps } from './tally-deps.ts';
import type { UncountedCode } from './uncounted-code.ts';

/** How long a leader who could not be counted waits for the next try: somebody has to look at it first. */
const tryAgainAfterMs = 24 * 3600 * 1000;

export interface PartResult {
  /** How many leaders of the part were looked at; 0 when somebody else is at it or has done it. */
  leaders: number;
  /** Why, for each who could not be counted. */
  uncounted: UncountedCode[];
  /** The time of those is over: their answers were deleted. */
  gaveUp: boolean;
  /** Something of a further round would have told too much and was not stored. */
  stopped: boolean;
  milliseconds: Readonly<Record<TallyStep, number>>;
  jobs: JobRequest<never>[];
}

export interface TallyOptions {
  /** Another publisher of further rounds, for tests of what happens when one is broken. */
  publishFurther?: FurtherRoundPublisher;
}

/**
 * Counts one part of a frozen campaign, all in one transaction: opens the ballots about its leaders in memory, writes the counts and
 * comments that will be shown and the release of each, deletes exactly those ballots, and then the part. It happens wholly or not at all, and whoever comes while it runs goes on to another part; so any number of workers can share a campaign, and one that is
 * killed leaves nothing half done.
 *
 * A leader whose own data cannot be counted is noted with a code; their ballots stay sealed and are tried again a day later, and deleted with
 * the try at which their time is over.
 *
 * @returns the job that ends the campaign's tally once no part is left
 * @throws Error when the key store does not have the campaign's sealing key; nothing has happened then
 */
export async function tallyPart(
  { database, clock, keys }: CountingDeps,
  place: { campaignId: string; part: number },
  options: TallyOptions = {},
): Promise<PartResult> {
  const times = measureSteps();
  const now = clock.now();
  const secrets = await loadCountingSecrets(keys, place.campaignId);
  const done = await inTransaction(database, (tx) =>
    tallyInTransaction(tx, place, { ...options, now, times, secrets }),
  );
  times.ended('store');
  return {
    leaders: done?.leaders ?? 0,
    uncounted: done?.uncounted ?? [],
    gaveUp: done?.gaveUp ?? false,
    stopped: done?.stopped ?? false,
    milliseconds: times.milliseconds,
    jobs: await jobsAfter(database, place.campaignId),
  };
}

async function tallyInTransaction(
  tx: Transaction,
  place: { campaignId: string; part: number },
  options: TallyOptions & { now: Date; times: StepTimes; secrets: CountingSecrets },
): Promise<Pick<PartResult, 'leaders' | 'uncounted' | 'gaveUp' | 'stopped'> | null> {
  const part = await claimPart(tx, place);
  if (!part) return null;
  const { campaignId, subjectKeys } = part;
  const opened = await loadOpenedCampaign(tx, campaignId);
  const { round, mayAskAgain } = opened;
  const tokens = await loadTokens(tx, part, await placesOfRound(tx, { campaignId, round }, options.secrets));
  const { counted, uncounted } = await countPart(tx, { ...part, tokens }, opened, options);
  await storeCounted(tx, { campaignId, round }, counted);
  await removeAnswers(tx, { campaignId, round, mayAskAgain, tokens }, counted);
  if (opened.policy.furtherRound) await keepHeldBack(tx, campaignId, counted);
  const stopped = counted.some(({ made }) => made === null);
  if (stopped) await tx.update(campaigns).set({ furtherRoundStopped: true }).where(eq(campaigns.id, campaignId));
  const next = nextFor(opened, options.now);
  const gaveUp = next.givenUpAt !== null && uncounted.size > 0;
  if (gaveUp) await giveUp(tx, campaignId, [...uncounted.keys()], tokens);
  await endPart(tx, part, uncounted, next);
  return { leaders: subjectKeys.length, uncounted: [...uncounted.values()], gaveUp, stopped };
}

/** A day later, but no later than the last day, so that nothing is deleted that was not just tried. */
function nextFor({ uncountedKeptUntil }: OpenedCampaign, now: Date): UncountedNext {
  const tomorrow = new Date(now.getTime() + tryAgainAfterMs);
  if (uncountedKeptUntil === null) return { nextTryAt: tomorrow, givenUpAt: null };
  if (uncountedKeptUntil <= now) return { nextTryAt: now, givenUpAt: now };
  return { nextTryAt: uncountedKeptUntil < tomorrow ? uncountedKeptUntil : tomorrow, givenUpAt: null };
}

async function countPart(
  tx: Transaction,
  part: Part & { tokens: PlacedTokens },
  opened: OpenedCampaign,
  options: TallyOptions & { times: StepTimes; secrets: CountingSecrets },
): Promise<{ counted: CountedLeader[]; uncounted: Map<string, UncountedCode> }> {
  const { campaignId, subjectKeys, tokens } = part;
  const { times, secrets } = options;
  const { sealingKeys, commentOrderOf } = secrets;
  const tallied = await tallyAnswers(tx, { campaignId, tokens, frame: frameOf(opened), sealingKeys }, times);
  const earlierOf = opened.policy.furtherRound ? await loadEarlierRounds(tx, campaignId, subjectKeys) : null;
  const counted: CountedLeader[] = [];
  const uncounted = new Map<string, UncountedCode>();
  for (const subjectKey of subjectKeys) {
    const outcome = countLeader(
      {
        campaignId,
        subjectKey,
        opened,
        labels: part.labelsOf.get(subjectKey) ?? [],
        redeemed: countByLabel(tokens.get(subjectKey) ?? []),
        tally: tallied.get(subjectKey),
        commentOrder: commentOrderOf(subjectKey),
        earlier: earlierOf?.get(subjectKey),
      },
      times,
      options.publishFurther,
    );
    if (typeof outcome === 'string') uncounted.set(subjectKey, outcome);
    else counted.push(outcome);
  }
  return { counted, uncounted };
}

/** Asked after the commit: of two workers that end the last two parts at once, at least the later one sees that none is left. */
async function jobsAfter(database: Database, campaignId: string): Promise<JobRequest<never>[]> {
  const [ended] = await database
    .select({ mayBeReleased: sql<boolean>`${campaigns.state} = 'closed' AND ${campaigns.countedAt} IS NULL` })
    .from(campaigns)
    .where(
      and(eq(campaigns.id, campaignId), sql`NOT EXISTS (SELECT 1 FROM tally_parts WHERE campaign_id = ${campaignId})`),
    );
  if (!ended) return [];
  forgetPlaces(campaignId);
  if (!ended.mayBeReleased) await mixCounted(database, campaignId);
  return ended.mayBeReleased ? [jobRequest(releaseCampaignJob, { campaignId }, { key: `release:${campaignId}` })] : [];
}

import { asc, eq } from 'drizzle-orm';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { tallyParts } from '../../db/schema/results.ts';
import { freezeCampaign } from './freeze-campaign.ts';
import { releaseCampaignJob } from './release-campaign.job.ts';
import type { CountingDeps } from './tally-deps.ts';
import { type TallyOptions, tallyPart } from './tally-part.ts';

/** 'not-due': somebody else has done it, or it is too early. */
export type TallyOutcome = 'tallied' | 'not-due';

/**
 * Freezes a campaign and counts all of its parts one after the other, in this process: for a small campaign that cannot wait for
 * workers, as the demo's.
 */
export async function tallyCampaign(
  deps: CountingDeps,
  campaignId: string,
  options: TallyOptions = {},
): Promise<{ outcome: TallyOutcome; jobs: JobRequest<never>[] }> {
  const { database, clock } = deps;
  const { outcome } = await freezeCampaign(database, clock, campaignId);
  if (outcome === 'not-due') return { outcome, jobs: [] };
  const parts = await database
    .select({ part: tallyParts.part })
    .from(tallyParts)
    .where(eq(tallyParts.campaignId, campaignId))
    .orderBy(asc(tallyParts.part));
  for (const { part } of parts) await tallyPart(deps, { campaignId, part }, options);
  return {
    outcome: 'tallied',
    jobs: [jobRequest(releaseCampaignJob, { campaignId }, { key: `release:${campaignId}` })],
  };
}

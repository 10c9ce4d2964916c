import type { LeaderRelease, Publishable } from '@heartset/model';
import { type FurtherRoundTally, foldFurtherRound } from '../fold-further-round.ts';
import { heldBackCounts } from '../held-back-counts.ts';
import { publishFurtherRound } from '../publish-further-round.ts';
import {
  closeOf,
  POLICY,
  SMALL_INSTRUMENT,
  SMALL_PROMPTS,
  type SmallCampaign,
  tallyOf,
  type Voice,
} from './small-campaign.ts';

export const TWO_ROUNDS = { ...POLICY, furtherRound: true };

/** Publishes a campaign, and then once more for each list of late voices. */
export function roundsOf(
  campaign: SmallCampaign,
  ...lateVoices: readonly (readonly Voice[])[]
): { releases: Publishable<LeaderRelease>[]; folded: FurtherRoundTally[] } {
  const opened = { ...campaign, policy: { ...(campaign.policy ?? POLICY), furtherRound: true } };
  const { release, tally, blocks } = closeOf(opened);
  const releases = [release];
  const folded: FurtherRoundTally[] = [];
  let previous = release;
  let heldBack = heldBackCounts({ tally, blocks, k: opened.policy.minimumGroupSize });
  for (const late of lateVoices) {
    const round = foldFurtherRound({ previous, heldBack, tally: tallyOf(opened, late) });
    previous = publishFurtherRound({
      previous,
      instrument: campaign.instrument ?? SMALL_INSTRUMENT,
      promptIds: campaign.promptIds ?? SMALL_PROMPTS,
      round,
      commentOrderSecret: 'fedcba9876543210',
    });
    heldBack = round.neverShown;
    folded.push(round);
    releases.push(previous);
  }
  return { releases, folded };
}

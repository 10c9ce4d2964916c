import { describe, expect, it } from 'vitest';
import { heldBackCounts } from './held-back-counts.ts';
import { closeOf, POLICY, type SmallCampaign, sameRatings, type Voice } from './testing/small-campaign.ts';

const team = (ratings: Voice['sheet']['ratings']): Voice => ({
  group: 'team-members',
  sheet: { ratings, comments: [{ promptId: 'keep', text: 'Stay.', mode: 'as-written' }] },
});

function heldBackOf(campaign: SmallCampaign) {
  const { tally, blocks } = closeOf(campaign);
  return heldBackCounts({ tally, blocks, k: campaign.policy?.minimumGroupSize ?? 3 });
}

describe('heldBackCounts', () => {
  it('keeps the items that too few of a shown block rated, and no comment', () => {
    const voices = [team({ core: 5, empathy: 4 }), team({ core: 4, empathy: 2 }), team({ core: 3 })];
    expect(heldBackOf({ invited: { 'team-members': 4 }, voices })).toEqual({
      'team-members': { sheets: 3, counts: { empathy: [0, 1, 0, 1, 0] } },
    });
  });

  it('keeps everything of a block that is not shown', () => {
    const voices = [team({ core: 5, trust: 1 }), team({ core: 4 })];
    expect(heldBackOf({ invited: { 'team-members': 4, others: 3 }, voices })).toEqual({
      'team-members': { sheets: 2, counts: { core: [0, 0, 0, 1, 1], trust: [1, 0, 0, 0, 0] } },
      others: { sheets: 0, counts: {} },
    });
  });

  it('keeps nothing of identified people who were shown, and adds up merged labels', () => {
    const policy = { ...POLICY, seniorLeaders: 'identified' as const };
    const voices: Voice[] = [
      { group: 'senior-leaders', sheet: { ratings: { core: 4 }, comments: [] } },
      { group: 'peers', sheet: sameRatings(3) },
      team({ core: 2 }),
    ];
    const held = heldBackOf({ policy, invited: { 'senior-leaders': 1, peers: 3, 'team-members': 3 }, voices });
    expect(held['senior-leaders']).toEqual({ sheets: 1, counts: {} });
    expect(held['team-members+peers']?.sheets).toBe(2);
    expect(held['team-members+peers']?.counts.core).toEqual([0, 1, 1, 0, 0]);
  });

  it('refuses a k below 3', () => {
    expect(() => heldBackCounts({ tally: {}, blocks: [], k: 2 })).toThrow('3');
  });
});

import { describe, expect, it } from 'vitest';
import { foldFurtherRound } from './fold-further-round.ts';
import { heldBackCounts } from './held-back-counts.ts';
import { closeOf, POLICY, type SmallCampaign, tallyOf, type Voice } from './testing/small-campaign.ts';
import { roundsOf, TWO_ROUNDS } from './testing/small-rounds.ts';

const team = (ratings: Voice['sheet']['ratings'], ...texts: string[]): Voice => ({
  group: 'team-members',
  sheet: { ratings, comments: texts.map((text) => ({ promptId: 'keep', text, mode: 'as-written' as const })) },
});

/** Three have answered, two of them about trust. */
const CAMPAIGN: SmallCampaign = {
  policy: TWO_ROUNDS,
  invited: { 'team-members': 5 },
  voices: [team({ core: 5, trust: 4 }), team({ core: 4, trust: 2 }), team({ core: 3 })],
};

function fold(late: readonly Voice[], campaign = CAMPAIGN) {
  const { release, tally, blocks } = closeOf(campaign);
  const heldBack = heldBackCounts({ tally, blocks, k: 3 });
  return foldFurtherRound({ previous: release, heldBack, tally: tallyOf(campaign, late) });
}

describe('foldFurtherRound', () => {
  it('adds late answers to what was held back, and drops those to what was shown', () => {
    expect(fold([team({ core: 1, trust: 5, empathy: 1 })]).neverShown).toEqual({
      'team-members': { sheets: 4, counts: { trust: [0, 1, 0, 1, 1], empathy: [1, 0, 0, 0, 0] } },
    });
  });

  it('looks block by block at what was shown, and prompt by prompt at texts', () => {
    const peer = (core: number, prompt: string): Voice => ({
      group: 'peers',
      sheet: { ratings: { core }, comments: [{ promptId: prompt, text: `About ${prompt}.`, mode: 'as-written' }] },
    });
    const voices = [...CAMPAIGN.voices, peer(5, 'keep'), peer(5, 'keep'), peer(5, 'keep')];
    const campaign = { ...CAMPAIGN, invited: { 'team-members': 6, peers: 9, others: 4 }, voices };
    const late = [team({ trust: 1 }), peer(1, 'keep'), peer(1, 'change'), peer(1, 'change'), peer(1, 'change')];
    const { neverShown, comments } = fold(late, campaign);
    expect(neverShown.peers).toEqual({ sheets: 7, counts: {} });
    expect(neverShown['team-members']?.counts).toEqual({ trust: [1, 1, 0, 1, 0] });
    expect(neverShown.others).toEqual({ sheets: 0, counts: {} });
    expect(comments).toEqual({
      peers: { change: { texts: ['About change.', 'About change.', 'About change.'], withoutText: 0 } },
    });
  });

  it('leaves everything as it was when nobody answered', () => {
    expect(fold([])).toEqual({
      neverShown: { 'team-members': { sheets: 3, counts: { trust: [0, 1, 0, 1, 0] } } },
      comments: {},
    });
  });

  it('keeps texts of a new pool that is large enough, and no others', () => {
    const few = [team({}, 'One.'), team({}, 'Two.')];
    expect(fold(few).comments).toEqual({});
    const campaign = { ...CAMPAIGN, invited: { 'team-members': 6 } };
    expect(fold([...few, team({}, 'Three.')], campaign).comments).toEqual({
      'team-members': { keep: { texts: ['One.', 'Three.', 'Two.'], withoutText: 0 } },
    });
  });

  it('drops late texts of a block whose pool was shown', () => {
    const voices = CAMPAIGN.voices.map(({ sheet }, index) => team(sheet.ratings, `Early ${index}.`));
    const campaign = { ...CAMPAIGN, invited: { 'team-members': 6 }, voices };
    expect(fold([team({}, 'One.'), team({}, 'Two.'), team({}, 'Three.')], campaign).comments).toEqual({});
  });

  it('carries what is still too few into the next round', () => {
    const { folded } = roundsOf(
      { ...CAMPAIGN, invited: { 'team-members': 6 } },
      [team({ empathy: 2 })],
      [team({ empathy: 3 })],
    );
    expect(folded.map(({ neverShown }) => neverShown['team-members']?.counts.empathy)).toEqual([
      [0, 1, 0, 0, 0],
      [0, 1, 1, 0, 0],
    ]);
  });

  it('refuses more answers, over both rounds, than people were invited', () => {
    const late = [team({ core: 1 }), team({ core: 1 }), team({ core: 1 })];
    expect(() => fold(late)).toThrow('answers of block team-members: 6 from 5 people invited');
    expect(() => fold(late)).toThrow(expect.objectContaining({ code: 'more-than-invited' }));
  });

  it('refuses answers under a label that nobody was invited under', () => {
    const { release, tally, blocks } = closeOf(CAMPAIGN);
    const heldBack = heldBackCounts({ tally, blocks, k: 3 });
    const stray = { peers: { sheets: 1, counts: {}, comments: {} } };
    expect(() => foldFurtherRound({ previous: release, heldBack, tally: stray })).toThrow(
      'answers under peers: nobody was invited under it',
    );
    expect(() => foldFurtherRound({ previous: release, heldBack, tally: stray })).toThrow(
      expect.objectContaining({ code: 'unknown-label' }),
    );
  });

  it('refuses a campaign that was not opened for further rounds, and one whose counts were lost', () => {
    const once = closeOf({ ...CAMPAIGN, policy: POLICY }).release;
    expect(() => foldFurtherRound({ previous: once, heldBack: {}, tally: {} })).toThrow(
      'policy: the campaign was not opened for further rounds',
    );
    const twice = closeOf(CAMPAIGN).release;
    expect(() => foldFurtherRound({ previous: twice, heldBack: {}, tally: {} })).toThrow(
      'answers of block team-members: what earlier rounds held back is missing',
    );
  });

  it('refuses counts by different scales', () => {
    const { release, tally } = closeOf(CAMPAIGN);
    const heldBack = { 'team-members': { sheets: 3, counts: { trust: [0, 2, 0] } } };
    expect(() =>
      foldFurtherRound({
        previous: release,
        heldBack,
        tally: {
          'team-members': { ...tally['team-members'], sheets: 1, counts: { trust: [0, 0, 0, 0, 1] }, comments: {} },
        },
      }),
    ).toThrow('item "trust": counted by different scales');
  });
});

import { leaderReleaseSchema } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { foldTally } from './fold-tally.ts';
import { publishLeader } from './publish-leader.ts';
import {
  closeOf,
  POLICY,
  releaseOf,
  SMALL_INSTRUMENT,
  SMALL_PROMPTS,
  type SmallCampaign,
  sameRatings,
  type Voice,
} from './testing/small-campaign.ts';

const times = (n: number, voice: Voice): Voice[] => Array.from({ length: n }, () => voice);
const team = (ratings: Voice['sheet']['ratings']): Voice => ({
  group: 'team-members',
  sheet: { ratings, comments: [] },
});
const peer = (ratings: Voice['sheet']['ratings']): Voice => ({ group: 'peers', sheet: { ratings, comments: [] } });

function cellOf(campaign: SmallCampaign, cellId: string) {
  return releaseOf(campaign).cells.find((cell) => cell.cellId === cellId);
}

function itemOf(campaign: SmallCampaign, itemId: string) {
  return releaseOf(campaign).items.find((item) => item.itemId === itemId);
}

describe('publishLeader', () => {
  it('scores blocks first: team 3, peers 5, everyone else 4.0', () => {
    // Two items; team 4 and 2, peers not visible and 5. The scale reaches further, so that no
    // answer lies at its end.
    const instrument = { ...SMALL_INSTRUMENT, scale: { minimum: 0, maximum: 10 } };
    const campaign = {
      instrument,
      invited: { 'team-members': 3, peers: 3 },
      voices: [
        ...times(3, team({ empathy: 4, trust: 2 })),
        ...times(2, peer({ empathy: 5, trust: 5 })),
        peer({ empathy: 'not-observed', trust: 5 }),
      ],
    };
    expect(cellOf(campaign, 'heart')).toEqual({
      cellId: 'heart',
      everyoneElse: { status: 'shown', value: 4, mark: 'plain', n: 6, blocks: ['team-members', 'peers'] },
      blocks: [
        { block: 'team-members', status: 'shown', value: 3, mark: 'plain' },
        { block: 'peers', status: 'shown', value: 5, mark: 'plain' },
      ],
    });
    expect(itemOf(campaign, 'empathy')?.blocks[1]).toEqual({
      block: 'peers',
      status: 'withheld',
      reason: 'too-few-could-judge',
    });
    expect(itemOf(campaign, 'empathy')?.everyoneElse).toMatchObject({ value: 4, n: 3, blocks: ['team-members'] });
  });

  it('holds a cell back when fewer than half of its items are shown', () => {
    const instrument = {
      ...SMALL_INSTRUMENT,
      items: [...SMALL_INSTRUMENT.items, { id: 'respect', cellId: 'heart' }],
    };
    const campaign = { instrument, invited: { peers: 3 }, voices: times(3, peer({ empathy: 4 })) };
    expect(cellOf(campaign, 'heart')).toMatchObject({
      everyoneElse: { status: 'withheld', reason: 'too-few-could-judge' },
      blocks: [{ block: 'peers', status: 'withheld', reason: 'too-few-could-judge' }],
    });
    const half = { ...campaign, voices: times(3, peer({ empathy: 4, trust: 3 })) };
    expect(cellOf(half, 'heart')).toMatchObject({ blocks: [{ status: 'shown', value: 3.5 }] });
  });

  it('shows a mean of thirds that is 4 as 4', () => {
    const voices = [5, 4, 4].map((rating, index) => peer({ empathy: rating, trust: [4, 4, 3][index] ?? 0 }));
    expect(cellOf({ invited: { peers: 3 }, voices }, 'heart')?.everyoneElse).toMatchObject({ value: 4 });
  });

  it('says 4.7 or more, of items and of cells that hold nothing else', () => {
    const campaign = { invited: { peers: 3 }, voices: times(3, { group: 'peers', sheet: sameRatings(5) }) };
    expect(itemOf(campaign, 'core')).toMatchObject({
      cellId: null,
      everyoneElse: { value: 4.666666667, mark: 'or-more' },
      blocks: [{ value: 14 / 3, mark: 'or-more', distribution: null }],
    });
    expect(cellOf(campaign, 'heart')?.everyoneElse).toMatchObject({ value: 4.666666667, mark: 'or-more' });
  });

  it('shows nothing of a group below k, and counts it in nowhere', () => {
    const shown = times(3, team({ empathy: 4, trust: 4 }));
    const external: Voice = { group: 'others', sheet: sameRatings(1) };
    const invited = { 'team-members': 3, others: 3 };
    const release = releaseOf({ invited, voices: [...shown, external, external] });
    expect(release.blocks).toEqual([
      expect.objectContaining({ status: 'shown', block: 'team-members', n: 3 }),
      {
        status: 'withheld',
        reason: 'too-few-answers',
        block: 'others',
        groups: ['others'],
        labels: ['others'],
        identified: false,
        invited: 3,
      },
    ]);
    expect(release.everyoneElse).toEqual({ status: 'shown', n: 3, blocks: ['team-members'] });
    expect(canonicalJson(release)).toBe(canonicalJson(releaseOf({ invited, voices: shown })));
  });

  it('says where each group is counted, and where nobody was invited', () => {
    const release = releaseOf({ invited: { 'team-members': 5, peers: 4, 'senior-leaders': 2 }, voices: [] });
    expect(release.groups).toEqual([
      expect.objectContaining({ group: 'team-members', label: 'team-members' }),
      expect.objectContaining({ group: 'peers', label: 'peers+senior-leaders' }),
      expect.objectContaining({ group: 'senior-leaders', label: 'peers+senior-leaders' }),
      { status: 'withheld', reason: 'nobody-invited', group: 'others' },
    ]);
    expect(release.everyoneElse).toEqual({ status: 'withheld', reason: 'too-few-answers' });
    expect(release.labels.map(({ label, invited }) => [label, invited])).toEqual([
      ['team-members', 5],
      ['peers+senior-leaders', 6],
    ]);
  });

  it('shows identified senior leaders as they are, beside everyone else', () => {
    const release = releaseOf({
      policy: { ...POLICY, seniorLeaders: 'identified' },
      invited: { peers: 3, 'senior-leaders': 1 },
      voices: [
        ...times(3, peer({ core: 4, empathy: 3, trust: 3 })),
        {
          group: 'senior-leaders',
          sheet: {
            ratings: { core: 5 },
            comments: [{ promptId: 'keep', text: 'Keep asking.', mode: 'as-written' }],
          },
        },
      ],
    });
    expect(release.items[0]?.blocks[1]).toEqual({
      block: 'senior-leaders',
      status: 'shown',
      value: 5,
      mark: 'plain',
      distribution: null,
    });
    expect(release.items[0]?.everyoneElse).toMatchObject({ value: 4, n: 3, blocks: ['peers'] });
    expect(release.items[1]?.blocks[1]).toMatchObject({ reason: 'nobody-could-judge' });
    expect(release.cells[0]?.blocks[1]).toMatchObject({ reason: 'nobody-could-judge' });
    expect(release.comments[0]?.pools[0]).toEqual({
      status: 'shown',
      blocks: ['senior-leaders'],
      identified: true,
      texts: ['Keep asking.'],
      withoutText: 0,
    });
  });

  it('shows the mean of two identified senior leaders, and sorts whatever it is given', () => {
    const policy = { ...POLICY, seniorLeaders: 'identified' as const };
    const senior = (core: number): Voice => ({ group: 'senior-leaders', sheet: { ratings: { core }, comments: [] } });
    const campaign = {
      policy,
      invited: { 'senior-leaders': 2, 'team-members': 3, peers: 3 },
      voices: [senior(4), senior(1)],
    };
    expect(itemOf(campaign, 'core')?.blocks.at(-1)).toEqual({
      status: 'shown',
      block: 'senior-leaders',
      value: 2.5,
      mark: 'plain',
      distribution: null,
    });
    const { tally, blocks, release } = closeOf(campaign);
    const again = publishLeader({
      subject: release.subject,
      instrument: SMALL_INSTRUMENT,
      promptIds: SMALL_PROMPTS,
      policy,
      blocks: [...blocks].reverse().map((block) => ({ ...block, labels: [...block.labels].reverse() })),
      ...foldTally({ tally, blocks, k: 3 }),
      commentOrderSecret: '0123456789abcdef',
    });
    expect(canonicalJson(again)).toBe(canonicalJson(release));
  });

  it('says that nobody answered only of identified senior leaders', () => {
    const release = releaseOf({
      policy: { ...POLICY, seniorLeaders: 'identified' },
      invited: { 'senior-leaders': 1 },
      voices: [],
    });
    expect(release.blocks).toMatchObject([{ status: 'withheld', reason: 'nobody-answered' }]);
    expect(release.everyoneElse).toEqual({ status: 'withheld', reason: 'nobody-invited' });
    expect(release.cells[0]?.everyoneElse).toEqual({ status: 'withheld', reason: 'nobody-invited' });
    expect(release.comments[0]?.pools).toMatchObject([{ status: 'withheld', reason: 'nobody-answered' }]);
  });

  it('describes spread from ten ratings of an item in a block on', () => {
    const voices = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5].map((rating) => peer({ core: rating }));
    const ten = { invited: { peers: 10 }, voices };
    expect(itemOf(ten, 'core')?.blocks).toMatchObject([{ distribution: { low: 0, middle: 0, high: 2 } }]);
    expect(itemOf({ ...ten, voices: voices.slice(1) }, 'core')?.blocks).toMatchObject([{ distribution: null }]);
  });

  it('shows comments in pools of k, without order or writer', () => {
    const says = (group: Voice['group'], text: string): Voice => ({
      group,
      sheet: { ratings: {}, comments: [{ promptId: 'change', text, mode: 'as-written' }] },
    });
    const voices = [
      ...['a', 'b', 'c'].map((text) => says('team-members', text)),
      ...['d', 'e'].map((text) => says('peers', text)),
      ...times(1, { group: 'peers', sheet: sameRatings(4) }),
    ];
    const release = releaseOf({ invited: { 'team-members': 3, peers: 3 }, voices });
    expect(release.comments).toEqual([
      {
        promptId: 'keep',
        pools: [
          { status: 'withheld', reason: 'too-few-comments', blocks: ['team-members', 'peers'], identified: false },
        ],
      },
      {
        promptId: 'change',
        pools: [
          {
            status: 'shown',
            blocks: ['team-members'],
            identified: false,
            texts: expect.toSatisfy((texts: string[]) => [...texts].sort().join('') === 'abc'),
            withoutText: 0,
          },
          { status: 'withheld', reason: 'too-few-comments', blocks: ['peers'], identified: false },
        ],
      },
    ]);
  });

  it('is a document of the model’s schema, and cannot be changed any more', () => {
    const release = releaseOf({ invited: { peers: 3 }, voices: times(3, peer({ core: 4, empathy: 4 })) });
    expect(leaderReleaseSchema.parse(JSON.parse(canonicalJson(release)))).toEqual(release);
    expect(Object.isFrozen(release.items[0]?.blocks[0])).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { publishLeader } from './publish-leader.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';
import { POLICY, SMALL_INSTRUMENT, SMALL_PROMPTS } from './testing/small-campaign.ts';

const PEERS = {
  block: 'peers' as const,
  groups: ['peers' as const],
  labels: [{ label: 'peers' as const, invited: 5 }],
  identified: false,
  invited: 5,
  n: 4,
};
const SENIORS = {
  ...PEERS,
  block: 'senior-leaders' as const,
  groups: ['senior-leaders' as const],
  labels: [{ label: 'senior-leaders' as const, invited: 5 }],
  n: null,
};
const GOOD: PublishLeaderInput = {
  subject: { campaignId: 'campaign', subjectKey: 'subject' },
  instrument: SMALL_INSTRUMENT,
  promptIds: SMALL_PROMPTS,
  policy: POLICY,
  blocks: [PEERS, SENIORS],
  counts: { peers: { core: [0, 0, 0, 2, 2] } },
  comments: {},
  commentOrderSecret: '0123456789abcdef',
};
const { cells, items } = SMALL_INSTRUMENT;

const BAD: [string, Partial<PublishLeaderInput>, string][] = [
  ['k of two', { policy: { ...POLICY, minimumGroupSize: 2 } }, 'minimum group size: expected a whole number from 3 on'],
  [
    'no scale',
    { instrument: { ...SMALL_INSTRUMENT, scale: { minimum: 5, maximum: 1 } } },
    'scale: there is none from 5 to 1',
  ],
  [
    'an item twice',
    { instrument: { ...SMALL_INSTRUMENT, items: [...items, ...items] } },
    'items: "core" is given twice',
  ],
  [
    'a cell twice',
    { instrument: { ...SMALL_INSTRUMENT, cells: [...cells, ...cells] } },
    'cells: "heart" is given twice',
  ],
  [
    'an item in no known cell',
    { instrument: { ...SMALL_INSTRUMENT, items: [...items, { id: 'x', cellId: 'nowhere' }] } },
    'item "x": no cell "nowhere"',
  ],
  [
    'an empty cell',
    { instrument: { ...SMALL_INSTRUMENT, cells: [...cells, { id: 'mind', focus: 'mindset' }] } },
    'cell "mind": it has no item',
  ],
  ['a prompt twice', { promptIds: ['keep', 'keep'] }, 'prompts: "keep" is given twice'],
  ['a block twice', { blocks: [PEERS, PEERS] }, 'blocks: "peers" is given twice'],
  [
    'a group in two blocks',
    { blocks: [PEERS, { ...PEERS, block: 'peers+senior-leaders', groups: ['peers', 'senior-leaders'] }] },
    'groups of the blocks: "peers" is given twice',
  ],
  ['more answers than people', { blocks: [{ ...PEERS, n: 6 }] }, 'block peers: 6 answers from 5 people invited'],
  ['a block shown below k', { blocks: [{ ...PEERS, n: 2 }] }, 'block peers: too few answered'],
  ['half an answer', { blocks: [{ ...PEERS, n: 3.5 }] }, 'block peers: expected a whole number'],
  ['identified against the policy', { blocks: [{ ...PEERS, identified: true }] }, 'block peers: identified, against'],
  [
    'anonymous against the policy',
    { policy: { ...POLICY, seniorLeaders: 'identified' } },
    'block senior-leaders: not identified, against',
  ],
  [
    'counts of a withheld block',
    { counts: { 'senior-leaders': {} } },
    'counts of senior-leaders: this block is not shown',
  ],
  ['counts of no block', { counts: { others: {} } }, 'counts of others: this block is not shown'],
  [
    'counts of an unknown item',
    { counts: { peers: { pay: [0, 0, 0, 0, 3] } } },
    'counts of peers, item "pay": there is no such item',
  ],
  [
    'counts on another scale',
    { counts: { peers: { core: [0, 0, 0, 3] } } },
    'counts of peers, item "core": expected 5 counts, got 4',
  ],
  ['a negative count', { counts: { peers: { core: [0, -1, 0, 0, 3] } } }, 'item "core": expected a whole number'],
  ['NaN as a count', { counts: { peers: { core: [0, Number.NaN, 0, 0, 3] } } }, 'got NaN'],
  ['more ratings than answers', { counts: { peers: { core: [0, 0, 0, 2, 3] } } }, '5 ratings from 4 people'],
  [
    'comments of a withheld block',
    { comments: { 'senior-leaders': {} } },
    'comments of senior-leaders: this block is not shown',
  ],
  [
    'comments on an unknown prompt',
    { comments: { peers: { pay: { texts: [], withoutText: 0 } } } },
    'prompt "pay": there is no such prompt',
  ],
  [
    'more comments than answers',
    { comments: { peers: { keep: { texts: ['a', 'b', 'c'], withoutText: 2 } } } },
    'more comments than the 4 people',
  ],
];

describe('the input of a publication', () => {
  it('is accepted when it is consistent', () => {
    expect(publishLeader(GOOD).items[0]?.everyoneElse).toMatchObject({ status: 'shown', value: 4.5, n: 4 });
  });

  it.each(BAD)('refuses %s', (_, wrong, message) => {
    expect(() => publishLeader({ ...GOOD, ...wrong })).toThrow(message);
  });

  it('holds back an item that too few rated, even when its counts are handed in', () => {
    const release = publishLeader({ ...GOOD, counts: { peers: { core: [0, 0, 0, 1, 1] } } });
    expect(release.items[0]?.blocks[0]).toMatchObject({ status: 'withheld', reason: 'too-few-could-judge' });
  });
});

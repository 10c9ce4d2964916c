import { describe, expect, it } from 'vitest';
import { assignLabels } from './assign-labels.ts';
import { buildBlocks } from './build-blocks.ts';
import { answersPerLabel, foldTally } from './fold-tally.ts';
import { tallySheets } from './tally-sheets.ts';
import { SMALL_INSTRUMENT, SMALL_PROMPTS, sameRatings } from './testing/small-campaign.ts';

const FRAME = {
  itemIds: SMALL_INSTRUMENT.items.map(({ id }) => id),
  promptIds: SMALL_PROMPTS,
  scale: SMALL_INSTRUMENT.scale,
};
const labels = () =>
  assignLabels({
    invitedPerGroup: { 'team-members': 4, peers: 4, others: 4 },
    k: 3,
    seniorLeaders: 'anonymous',
  }).labels;
const says = (text: string) => [{ promptId: 'keep', text, mode: 'as-written' as const }];

describe('foldTally', () => {
  it('adds labels up, and keeps only what will be shown', () => {
    const tally = tallySheets(FRAME, [
      { label: 'team-members', sheet: { ratings: { core: 5, trust: 2 }, comments: says('a') } },
      { label: 'team-members', sheet: { ratings: { core: 4, trust: 2 }, comments: says('b') } },
      { label: 'peers', sheet: { ratings: { core: 3 }, comments: says('c') } },
      { label: 'others', sheet: sameRatings(1, says('d')) },
      { label: 'others', sheet: sameRatings(1, says('e')) },
    ]);
    const blocks = buildBlocks({ labels: labels(), answersPerLabel: answersPerLabel(tally), k: 3 });
    expect(foldTally({ tally, blocks, k: 3 })).toEqual({
      counts: { 'team-members+peers': { core: [0, 0, 1, 1, 1] } },
      comments: { 'team-members+peers': { keep: { texts: ['a', 'b', 'c'], withoutText: 0 } } },
    });
  });

  it('keeps no text of a pool that stays too small', () => {
    const tally = tallySheets(FRAME, [
      { label: 'peers', sheet: sameRatings(4, says('a')) },
      { label: 'peers', sheet: sameRatings(4, says('b')) },
      { label: 'peers', sheet: sameRatings(4) },
    ]);
    const blocks = buildBlocks({ labels: labels(), answersPerLabel: answersPerLabel(tally), k: 3 });
    expect(foldTally({ tally, blocks, k: 3 }).comments).toEqual({});
  });

  it('refuses blocks that were made of another tally', () => {
    const blocks = buildBlocks({ labels: labels(), answersPerLabel: { peers: 3, 'team-members': 3 }, k: 3 });
    expect(() => foldTally({ tally: {}, blocks, k: 3 })).toThrow('made of 3 answers, but 0 were counted');
  });
});

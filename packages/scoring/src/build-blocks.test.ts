import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLabels } from './assign-labels.ts';
import { type AnswersPerLabel, buildBlocks } from './build-blocks.ts';

const ASSIGNED = assignLabels({
  invitedPerGroup: { 'team-members': 6, peers: 5, 'senior-leaders': 4, others: 4 },
  k: 3,
  seniorLeaders: 'anonymous',
}).labels;

function blocksOf(answersPerLabel: AnswersPerLabel, labels = ASSIGNED) {
  return buildBlocks({ labels, answersPerLabel, k: 3 }).map(({ block, n }) => `${block}: ${n ?? 'not shown'}`);
}

describe('buildBlocks', () => {
  it.each([
    [
      'all large enough',
      { 'team-members': 6, peers: 3, 'senior-leaders': 3, others: 3 },
      ['team-members: 6', 'peers: 3', 'senior-leaders: 3', 'others: 3'],
    ],
    [
      'senior leaders join peers',
      { 'team-members': 6, peers: 3, 'senior-leaders': 2, others: 2 },
      ['team-members: 6', 'peers+senior-leaders: 5', 'others: not shown'],
    ],
    [
      'nobody answered: joined all the same, so that the name tells nothing',
      { 'team-members': 6, peers: 3 },
      ['team-members: 6', 'peers+senior-leaders: 3', 'others: not shown'],
    ],
    [
      'still too few together',
      { 'team-members': 1, peers: 1, others: 4 },
      ['team-members+peers+senior-leaders: not shown', 'others: 4'],
    ],
  ])('%s', (_, answers, blocks) => {
    expect(blocksOf(answers)).toEqual(blocks);
  });

  it('shows identified senior leaders from one answer on, and joins nobody to them', () => {
    const labels = assignLabels({
      invitedPerGroup: { peers: 4, 'senior-leaders': 1 },
      k: 3,
      seniorLeaders: 'identified',
    }).labels;
    expect(blocksOf({ peers: 2, 'senior-leaders': 1 }, labels)).toEqual(['peers: not shown', 'senior-leaders: 1']);
    expect(blocksOf({ peers: 3 }, labels)).toEqual(['peers: 3', 'senior-leaders: not shown']);
  });

  it('keeps all the people invited, and shows no block below k', () => {
    const answers = fc.record({
      'team-members': fc.integer({ min: 0, max: 6 }),
      peers: fc.integer({ min: 0, max: 5 }),
      'senior-leaders': fc.integer({ min: 0, max: 4 }),
      others: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(answers, fc.shuffledSubarray(ASSIGNED, { minLength: 4 }), (answersPerLabel, labels) => {
        const blocks = buildBlocks({ labels, answersPerLabel, k: 3 });
        expect(blocks.reduce((sum, block) => sum + block.invited, 0)).toBe(19);
        expect(blocks.flatMap((block) => block.labels)).toHaveLength(4);
        for (const { n } of blocks) if (n !== null) expect(n).toBeGreaterThanOrEqual(3);
        expect(blocks).toEqual(buildBlocks({ labels: ASSIGNED, answersPerLabel, k: 3 }));
      }),
    );
  });

  it('refuses what cannot be', () => {
    expect(() => blocksOf({ peers: 6 })).toThrow('answers under peers: 6 answers from 5 people invited');
    expect(() => blocksOf({ 'team-members+peers': 1 })).toThrow('nobody was invited under it');
    expect(() => blocksOf({ peers: 1.5 })).toThrow('got 1.5');
    expect(() => blocksOf({}, [...ASSIGNED, ...ASSIGNED])).toThrow('a label is given twice');
  });
});

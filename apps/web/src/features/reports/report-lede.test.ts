import type { LeaderRelease, ReleasedBlock } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { answeredIn, identifiedIn } from './report-lede.ts';
import { emptyRelease } from './testing/empty-release.ts';

const about = { labels: [], invited: 7 };
const team: ReleasedBlock = {
  status: 'shown',
  block: 'team-members',
  groups: ['team-members'],
  identified: false,
  n: 9,
  ...about,
};
const heldTeam: ReleasedBlock = {
  status: 'withheld',
  reason: 'too-few-answers',
  block: 'team-members',
  groups: ['team-members'],
  identified: false,
  ...about,
};
const seniors: ReleasedBlock = {
  status: 'shown',
  block: 'senior-leaders',
  groups: ['senior-leaders'],
  identified: true,
  n: 2,
  ...about,
};

/** A release of these blocks, in which everybody who is shown could judge one statement, or nobody could. */
function releaseOf(blocks: ReleasedBlock[], judged = true): LeaderRelease {
  const others = blocks.flatMap((block) => (block.status === 'shown' && !block.identified ? [block] : []));
  return {
    ...emptyRelease,
    policy: { ...emptyRelease.policy, seniorLeaders: 'identified' },
    blocks,
    everyoneElse:
      others.length > 0
        ? {
            status: 'shown',
            n: others.reduce((sum, { n }) => sum + n, 0),
            blocks: others.map(({ block }) => block),
          }
        : { status: 'withheld', reason: 'too-few-answers' },
    items: [
      {
        itemId: 'commitment',
        cellId: null,
        everyoneElse: { status: 'withheld', reason: 'too-few-answers' },
        blocks: blocks.map(({ block, status }) =>
          status === 'shown' && judged
            ? { status: 'shown', block, value: 4, mark: 'plain', distribution: null }
            : { status: 'withheld', block, reason: 'too-few-could-judge' },
        ),
      },
    ],
  };
}

describe('answeredIn', () => {
  it('counts those shown by their role beside everyone else, never among them', () => {
    expect(answeredIn(releaseOf([team, seniors]))).toEqual({ kind: 'together', people: 9, identified: 2 });
    expect(answeredIn(releaseOf([team]))).toEqual({ kind: 'together', people: 9, identified: 0 });
  });

  it('does not say that nothing is shown where those shown by their role are', () => {
    expect(answeredIn(releaseOf([heldTeam, seniors]))).toEqual({ kind: 'identified-alone', identified: 2 });
  });

  it('says that nothing is shown where that is so, and why', () => {
    expect(answeredIn(releaseOf([heldTeam]))).toEqual({ kind: 'nothing' });
    expect(answeredIn(releaseOf([team], false))).toEqual({ kind: 'nothing-judged' });
    expect(answeredIn(releaseOf([heldTeam, seniors], false))).toEqual({ kind: 'nothing-judged' });
  });
});

describe('identifiedIn', () => {
  it('is 0 for those who were asked by their role, and did not answer', () => {
    const { status: _, n: __, ...asked } = seniors;
    expect(identifiedIn(releaseOf([team, { status: 'withheld', reason: 'nobody-answered', ...asked }]))).toBe(0);
  });
});

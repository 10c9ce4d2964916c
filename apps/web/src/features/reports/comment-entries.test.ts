import type { ReleasedCommentPool } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { commentEntries } from './comment-entries.ts';

type Blocks = ReleasedCommentPool['blocks'];

const shown = (...blocks: Blocks): ReleasedCommentPool => ({
  status: 'shown',
  blocks,
  identified: false,
  texts: ['Go on.'],
  withoutText: 0,
});
const settled = (...blocks: Blocks): ReleasedCommentPool => ({
  status: 'withheld',
  reason: 'not-released-again',
  blocks,
  identified: false,
});
const tooFew: ReleasedCommentPool = {
  status: 'withheld',
  reason: 'too-few-comments',
  blocks: ['others'],
  identified: false,
};

describe('commentEntries', () => {
  it('says once whose words were settled, after them and before what is new', () => {
    const team = shown('team-members');
    const rest = shown('peers', 'senior-leaders');
    const pools = [team, rest, settled('team-members'), settled('peers', 'senior-leaders'), tooFew];
    expect(commentEntries(pools)).toEqual([
      { kind: 'pool', pool: team },
      { kind: 'pool', pool: rest },
      { kind: 'settled', blocks: ['team-members', 'peers', 'senior-leaders'] },
      { kind: 'pool', pool: tooFew },
    ]);
  });

  it('leaves the pools of a first round as they are', () => {
    const pools = [shown('peers'), tooFew];
    expect(commentEntries(pools)).toEqual(pools.map((pool) => ({ kind: 'pool', pool })));
    expect(commentEntries([])).toEqual([]);
  });
});

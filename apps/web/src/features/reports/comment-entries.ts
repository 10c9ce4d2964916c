import type { ReleasedCommentPool } from '@heartset/model';

/**
 * What stands under one prompt: its pools, and once, after the words that were settled with the first report, whose they are. A
 * release says so of each pool by itself; side by side that would be the same sentence several times.
 */
export type CommentEntry =
  | { kind: 'pool'; pool: ReleasedCommentPool }
  | { kind: 'settled'; blocks: ReleasedCommentPool['blocks'] };

/** The entries of a prompt, in the order of its pools. */
export function commentEntries(pools: readonly ReleasedCommentPool[]): CommentEntry[] {
  const settled = pools.filter(isSettled);
  const [first] = settled;
  return pools.flatMap((pool): CommentEntry[] => {
    if (pool === first) return [{ kind: 'settled', blocks: settled.flatMap(({ blocks }) => blocks) }];
    return isSettled(pool) ? [] : [{ kind: 'pool', pool }];
  });
}

function isSettled(pool: ReleasedCommentPool): boolean {
  return pool.status === 'withheld' && pool.reason === 'not-released-again';
}

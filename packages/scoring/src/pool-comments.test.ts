import type { Label } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import type { Block } from './build-blocks.ts';
import { poolComments } from './pool-comments.ts';

function block(name: Label, n: number | null = 9, identified = false): Block {
  return { block: name, groups: [], labels: [], identified, invited: 9, n };
}

function poolsOf(texts: Partial<Record<Label, number>>, blocks: Block[]) {
  const comments = Object.fromEntries(
    Object.entries(texts).map(([name, count]) => [
      name,
      { keep: { texts: Array.from({ length: count }, (_, index) => `${name} ${index}`), withoutText: 7 } },
    ]),
  );
  return poolComments({ promptId: 'keep', blocks, comments, k: 3 }).map(
    (pool) => `${pool.blocks.map((one) => one.block).join(' and ')}: ${pool.shown ? 'shown' : 'not shown'}`,
  );
}

const THREE = [block('team-members'), block('peers'), block('senior-leaders')];

describe('poolComments', () => {
  it('shows a block by itself from k texts on', () => {
    expect(poolsOf({ 'team-members': 3, peers: 4, 'senior-leaders': 3 }, THREE)).toEqual([
      'team-members: shown',
      'peers: shown',
      'senior-leaders: shown',
    ]);
  });

  it('puts the rest together, never with a block that stands alone', () => {
    expect(poolsOf({ 'team-members': 3, peers: 2, 'senior-leaders': 1 }, THREE)).toEqual([
      'team-members: shown',
      'peers and senior-leaders: shown',
    ]);
    expect(poolsOf({ 'team-members': 9, peers: 2 }, THREE)).toEqual([
      'team-members: shown',
      'peers and senior-leaders: not shown',
    ]);
  });

  it('does not count those who only said that they commented', () => {
    expect(poolsOf({ peers: 2 }, [block('peers')])).toEqual(['peers: not shown']);
  });

  it('keeps people outside the directory, identified and withheld blocks out of every pool', () => {
    const blocks = [block('peers'), block('team-members', null), block('senior-leaders', 1, true), block('others')];
    expect(poolsOf({ peers: 2, 'senior-leaders': 1, others: 2 }, blocks)).toEqual([
      'senior-leaders: shown',
      'others: not shown',
      'peers: not shown',
    ]);
  });
});

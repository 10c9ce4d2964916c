import { assignLabels, type InvitedPerGroup } from '@heartset/scoring';
import { describe, expect, it } from 'vitest';
import { outlookOfLabels, raterWarnings, usuallyEnough } from './label-outlook.ts';

function outlook(invitedPerGroup: InvitedPerGroup, k = 3, seniorLeaders: 'anonymous' | 'identified' = 'anonymous') {
  const { labels } = assignLabels({ invitedPerGroup, k, seniorLeaders });
  return outlookOfLabels(labels, k).map((one) => `${one.label}: ${one.outlook}, else ${one.mergesInto ?? 'held back'}`);
}

function warnings(invitedPerGroup: InvitedPerGroup, k = 3, seniorLeaders: 'anonymous' | 'identified' = 'anonymous') {
  return raterWarnings({ invitedPerGroup, k, seniorLeaders });
}

describe('outlookOfLabels', () => {
  it('says what will probably become of each label, and of one that stays small', () => {
    expect(outlook({ 'team-members': 6, peers: 4, 'senior-leaders': 5 })).toEqual([
      'team-members: fine, else peers',
      'peers: tight, else senior-leaders',
      'senior-leaders: fine, else peers',
    ]);
  });

  it('knows when nobody is left to be shown with', () => {
    expect(outlook({ 'team-members': 4 })).toEqual(['team-members: tight, else held back']);
    expect(outlook({ peers: 2 })).toEqual(['peers: below, else held back']);
    expect(outlook({ 'team-members': 5, others: 4 })).toEqual([
      'team-members: fine, else held back',
      'others: tight, else held back',
    ]);
  });

  it('lets identified senior leaders stand for themselves', () => {
    expect(outlook({ 'team-members': 5, 'senior-leaders': 1 }, 3, 'identified')).toEqual([
      'team-members: fine, else held back',
      'senior-leaders: fine, else held back',
    ]);
  });

  it('follows the threshold of the campaign', () => {
    expect(outlook({ 'team-members': 8, peers: 9 }, 5)).toEqual([
      'team-members: tight, else peers',
      'peers: fine, else team-members',
    ]);
  });
});

describe('raterWarnings', () => {
  it('is silent when every group is large enough', () => {
    expect(warnings({ 'team-members': 5, peers: 5, 'senior-leaders': 5 })).toEqual([]);
  });

  it('says that nobody is asked', () => {
    expect(warnings({})).toEqual(['Nobody is asked yet.']);
  });

  it('says with whom a small group is counted', () => {
    expect(warnings({ 'team-members': 8, peers: 2 })).toEqual([
      'Only 2 peers are asked. Fewer than 3 answers cannot be shown alone, so peers are counted together with team members.',
    ]);
    expect(warnings({ 'team-members': 8, peers: 4, 'senior-leaders': 1 })).toEqual([
      'Only 1 senior leader is asked. Fewer than 3 answers cannot be shown alone, so senior leaders are counted together with peers.',
    ]);
  });

  it('says what happens when too few answer, and how many more would do', () => {
    expect(warnings({ 'team-members': 6, peers: 4 })).toEqual([
      '4 peers are asked. If fewer than 3 of them answer, they are shown together with team members. Ask 1 more to be on the safe side.',
    ]);
    expect(warnings({ 'team-members': 3 })).toEqual([
      '3 team members are asked. If fewer than 3 of them answer, they are not shown. Ask 2 more to be on the safe side.',
    ]);
  });

  it('says when nothing could be shown', () => {
    expect(warnings({ peers: 1 })).toEqual([
      'Only 1 peer is asked. Fewer than 3 answers cannot be shown, so none of theirs will be. Ask 4 more.',
    ]);
    expect(warnings({ 'team-members': 5, others: 2 })).toEqual([
      'Only 2 people from outside are asked. Fewer than 3 answers cannot be shown, so none of theirs will be. Ask 3 more.',
    ]);
  });
});

describe('usuallyEnough', () => {
  it.each([
    [3, 5],
    [4, 7],
    [5, 9],
    [6, 10],
  ])('brings %i answers out of %i asked, at six in ten', (k, asked) => {
    expect(usuallyEnough(k)).toBe(asked);
  });
});

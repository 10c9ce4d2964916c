import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLabels, type InvitedPerGroup } from './assign-labels.ts';
import { GROUP_ORDER } from './canonical-label.ts';

function labelsOf(invitedPerGroup: InvitedPerGroup, seniorLeaders: 'anonymous' | 'identified' = 'anonymous') {
  return assignLabels({ invitedPerGroup, k: 3, seniorLeaders }).labels.map((one) => `${one.label}: ${one.invited}`);
}

const people = (team: number, peers: number, seniors: number, others = 0): InvitedPerGroup => ({
  'team-members': team,
  peers,
  'senior-leaders': seniors,
  others,
});

describe('assignLabels', () => {
  it.each([
    ['all large enough', people(6, 5, 3), ['team-members: 6', 'peers: 5', 'senior-leaders: 3']],
    ['senior leaders join peers first', people(6, 4, 2), ['team-members: 6', 'peers+senior-leaders: 6']],
    ['without peers, the team', people(6, 0, 2), ['team-members+senior-leaders: 8']],
    ['both together still too few: the team', people(6, 1, 1), ['team-members+peers+senior-leaders: 8']],
    ['few peers join senior leaders', people(6, 2, 4), ['team-members: 6', 'peers+senior-leaders: 6']],
    ['few peers, no senior leaders: the team', people(6, 2, 0), ['team-members+peers: 8']],
    ['a small team joins peers', people(2, 4, 4), ['team-members+peers: 6', 'senior-leaders: 4']],
    ['a small team, no peers: senior leaders', people(2, 0, 4), ['team-members+senior-leaders: 6']],
    ['nobody', people(0, 0, 0), []],
    [
      'people outside the directory stand alone, however few',
      people(2, 2, 0, 1),
      ['team-members+peers: 4', 'others: 1'],
    ],
  ])('%s', (_, invited, labels) => {
    expect(labelsOf(invited)).toEqual(labels);
  });

  it('says which group is counted where, and what can never be shown', () => {
    const assignment = assignLabels({ invitedPerGroup: people(6, 4, 2, 2), k: 3, seniorLeaders: 'anonymous' });
    expect(assignment.labelOfGroup).toEqual({
      'team-members': 'team-members',
      peers: 'peers+senior-leaders',
      'senior-leaders': 'peers+senior-leaders',
      others: 'others',
    });
    expect(assignment.merges).toEqual([
      { group: 'peers', into: 'peers+senior-leaders' },
      { group: 'senior-leaders', into: 'peers+senior-leaders' },
    ]);
    expect(assignment.belowThreshold).toEqual(['others']);
  });

  it('leaves identified senior leaders by themselves, and lets them fill up nobody', () => {
    expect(labelsOf(people(6, 2, 1), 'identified')).toEqual(['team-members+peers: 8', 'senior-leaders: 1']);
    const { labels, belowThreshold } = assignLabels({
      invitedPerGroup: people(0, 2, 1),
      k: 3,
      seniorLeaders: 'identified',
    });
    expect(labels.map(({ identified }) => identified)).toEqual([false, true]);
    expect(belowThreshold).toEqual(['peers']);
  });

  it('counts everybody once, and leaves a small label only when nothing is left to join', () => {
    const counts = fc.tuple(...GROUP_ORDER.map(() => fc.integer({ min: 0, max: 9 })));
    fc.assert(
      fc.property(counts, fc.integer({ min: 3, max: 6 }), ([team = 0, peers = 0, seniors = 0, others = 0], k) => {
        const { labels, belowThreshold } = assignLabels({
          invitedPerGroup: people(team, peers, seniors, others),
          k,
          seniorLeaders: 'anonymous',
        });
        expect(labels.reduce((sum, one) => sum + one.invited, 0)).toBe(team + peers + seniors + others);
        const ofDirectory = labels.filter(({ label }) => label !== 'others');
        const small = ofDirectory.filter(({ invited }) => invited < k);
        if (small.length > 0) expect(ofDirectory).toHaveLength(1);
        expect(belowThreshold.filter((label) => label !== 'others')).toEqual(small.map(({ label }) => label));
        // A group that is large enough is joined only when a smaller one needed it.
        if (Math.min(team, peers, seniors) >= k) expect(ofDirectory).toHaveLength(3);
      }),
    );
  });

  it('refuses numbers of people that cannot be, and k below 3', () => {
    expect(() => labelsOf({ peers: -1 })).toThrow('people invited as peers: expected a whole number from 0 on, got -1');
    expect(() => labelsOf({ peers: Number.NaN })).toThrow('got NaN');
    expect(() => assignLabels({ invitedPerGroup: {}, k: 2, seniorLeaders: 'anonymous' })).toThrow('from 3 on, got 2');
  });
});

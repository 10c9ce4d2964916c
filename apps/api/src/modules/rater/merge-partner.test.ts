import { assignLabels, type InvitedPerGroup } from '@heartset/scoring';
import { describe, expect, it } from 'vitest';
import { mergePartner } from './merge-partner.ts';

const labelsOf = (invitedPerGroup: InvitedPerGroup, seniorLeaders: 'anonymous' | 'identified' = 'anonymous') =>
  assignLabels({ invitedPerGroup, k: 3, seniorLeaders }).labels;

describe('with whom a label is shown when too few of it answer', () => {
  it('is the next group in the order of merging', () => {
    const labels = labelsOf({ 'team-members': 5, peers: 4, 'senior-leaders': 3 });
    expect(mergePartner('senior-leaders', labels, 3)).toBe('peers');
    expect(mergePartner('peers', labels, 3)).toBe('senior-leaders');
    expect(mergePartner('team-members', labels, 3)).toBe('peers');
  });

  it('is a joined label where groups were joined at opening', () => {
    const labels = labelsOf({ 'team-members': 5, peers: 2, 'senior-leaders': 2 });
    expect(mergePartner('team-members', labels, 3)).toBe('peers+senior-leaders');
  });

  it('is nobody when the label is alone, from outside, identified or unknown', () => {
    const outsiders = labelsOf({ 'team-members': 5, others: 4 });
    expect(mergePartner('others', outsiders, 3)).toBeNull();
    expect(mergePartner('team-members', outsiders, 3)).toBeNull();
    const identified = labelsOf({ 'team-members': 5, 'senior-leaders': 2 }, 'identified');
    expect(mergePartner('senior-leaders', identified, 3)).toBeNull();
    expect(mergePartner('peers', identified, 3)).toBeNull();
  });

  it('is nobody when too few are asked altogether', () => {
    expect(mergePartner('team-members+peers', labelsOf({ 'team-members': 1, peers: 1 }), 3)).toBeNull();
  });
});

import type { LabelOutlook } from '@heartset/model/api/campaigns';
import { describe, expect, it } from 'vitest';
import { groupStanding, leadersInNeed, needsAHand } from './group-standing.ts';

const label = (over: Partial<LabelOutlook>): LabelOutlook => ({
  label: 'team-members',
  groups: ['team-members'],
  invited: 6,
  identified: false,
  outlook: 'fine',
  mergesInto: null,
  progress: null,
  asOf: null,
  ...over,
});
const merged = label({ label: 'peers+senior-leaders', groups: ['peers', 'senior-leaders'], outlook: 'tight' });

describe('groupStanding', () => {
  it('tells a label of several groups at its first one, and refers to it at the others', () => {
    expect(groupStanding([merged], 'peers')).toEqual({ kind: 'own', label: merged });
    expect(groupStanding([merged], 'senior-leaders')).toEqual({
      kind: 'counts-with',
      groups: ['peers'],
      label: merged,
    });
  });

  it('says when nobody was asked', () => {
    expect(groupStanding([merged], 'team-members')).toEqual({ kind: 'nobody-asked' });
  });
});

describe('needsAHand', () => {
  it('goes by the number asked before answers come in, and by the word of the day after', () => {
    expect(needsAHand(label({ outlook: 'tight' }))).toBe(true);
    expect(needsAHand(label({ outlook: 'fine' }))).toBe(false);
    expect(needsAHand(label({ outlook: 'tight', progress: 'enough' }))).toBe(false);
    expect(needsAHand(label({ outlook: 'fine', progress: 'not-yet' }))).toBe(true);
  });
});

describe('leadersInNeed', () => {
  const leader = (leaderId: string, raters: number, labels: LabelOutlook[]) => ({
    leaderId,
    name: leaderId,
    title: null,
    department: null,
    raters,
    labels,
    selfAssessment: 'not-begun' as const,
    reportReadable: false,
  });

  it('finds leaders with a small group or with nobody to ask', () => {
    const list = [leader('fine', 6, [label({})]), leader('small', 8, [label({}), merged]), leader('alone', 0, [])];
    expect(leadersInNeed(list).map((each) => each.leaderId)).toEqual(['small', 'alone']);
  });
});

import type { LabelOutlook } from '@heartset/model/api/campaigns';
import { describe, expect, it } from 'vitest';
import { groupStanding, labelWord, leadersInNeed, needsAHand } from './group-standing.ts';

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

describe('labelWord', () => {
  it('goes by the number asked in a draft', () => {
    expect(labelWord(label({ outlook: 'tight' }), 'draft')).toBe('tight');
    expect(labelWord(label({ outlook: 'fine' }), 'draft')).toBe('fine');
    const seniors = label({ label: 'senior-leaders', groups: ['senior-leaders'], outlook: 'fine', invited: 15 });
    expect(labelWord(seniors, 'draft')).toBe('ample');
    expect(needsAHand(seniors, 'draft')).toBe(false);
  });

  it('is "not yet" while collecting until the count of the day says otherwise, however many were asked', () => {
    expect(labelWord(label({ outlook: 'fine' }), 'collecting')).toBe('not-yet');
    expect(labelWord(label({ outlook: 'tight', progress: 'enough' }), 'collecting')).toBe('enough');
  });

  it('never promises enough where fewer were asked than the threshold', () => {
    expect(labelWord(label({ invited: 1, outlook: 'below', progress: 'not-yet' }), 'collecting')).toBe('too-few-asked');
    expect(needsAHand(label({ invited: 1, outlook: 'below' }), 'collecting')).toBe(false);
  });

  it('says nothing once no answers come in, and never counts those who are named', () => {
    expect(labelWord(label({ progress: 'not-yet' }), 'released')).toBeNull();
    expect(labelWord(label({ identified: true }), 'collecting')).toBe('identified');
  });
});

describe('needsAHand', () => {
  it('is a small group in a draft, or one that has too little so far', () => {
    expect(needsAHand(label({ outlook: 'tight' }), 'draft')).toBe(true);
    expect(needsAHand(label({ outlook: 'fine' }), 'draft')).toBe(false);
    expect(needsAHand(label({ outlook: 'fine' }), 'collecting')).toBe(true);
    expect(needsAHand(label({ progress: 'not-yet' }), 'closed')).toBe(false);
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
    expect(leadersInNeed({ leaders: list, state: 'draft' }).map((each) => each.leaderId)).toEqual(['small', 'alone']);
  });
});

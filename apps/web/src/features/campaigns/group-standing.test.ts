import type { LabelOutlook } from '@heartset/model/api/campaigns';
import { describe, expect, it } from 'vitest';
import {
  fateOfSmallGroups,
  groupStanding,
  labelWord,
  leaderStanding,
  leadersByStanding,
  needsAHand,
} from './group-standing.ts';

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
    expect(groupStanding([merged], 'peers')).toEqual({ kind: 'own', label: merged, with: ['senior-leaders'] });
    expect(groupStanding([label({})], 'team-members')).toEqual({ kind: 'own', label: label({}), with: [] });
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
  });

  it('says of a draft what can never be shown: too few, and nobody to be shown with', () => {
    expect(labelWord(label({ invited: 2, outlook: 'below' }), 'draft')).toBe('never');
    expect(labelWord(label({ invited: 2, outlook: 'below', mergesInto: 'peers' }), 'draft')).toBe('below');
    expect(needsAHand(label({ invited: 2, outlook: 'below' }), 'draft')).toBe(true);
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

const below = label({ invited: 2, outlook: 'below' });
const identified = label({ label: 'senior-leaders', groups: ['senior-leaders'], invited: 1, identified: true });

describe('leaderStanding', () => {
  it('is "never" in a draft where opening would refuse: nobody asked, or no label that can reach the threshold', () => {
    const outsiders = label({ label: 'others', groups: ['others'], invited: 1, outlook: 'below' });
    expect(leaderStanding({ raters: 0, labels: [] }, 'draft')).toBe('never');
    expect(leaderStanding({ raters: 3, labels: [below, outsiders] }, 'draft')).toBe('never');
  });

  it('asks for a second look in a draft where something could be shown and a group is small', () => {
    expect(leaderStanding({ raters: 8, labels: [below, merged] }, 'draft')).toBe('need');
    expect(leaderStanding({ raters: 3, labels: [below, identified] }, 'draft')).toBe('need');
    expect(leaderStanding({ raters: 6, labels: [label({})] }, 'draft')).toBe('fine');
  });

  it('waits while collecting as long as one group could still have enough', () => {
    const enough = label({ progress: 'enough' });
    expect(leaderStanding({ raters: 12, labels: [enough, merged] }, 'collecting')).toBe('need');
    expect(leaderStanding({ raters: 6, labels: [label({})] }, 'collecting')).toBe('need');
  });

  it('never has enough while collecting without a group that has', () => {
    const enough = label({ progress: 'enough' });
    expect(leaderStanding({ raters: 3, labels: [below, identified] }, 'collecting')).toBe('never');
    expect(leaderStanding({ raters: 1, labels: [identified] }, 'collecting')).toBe('never');
    expect(leaderStanding({ raters: 9, labels: [enough, below, identified] }, 'collecting')).toBe('fine');
  });
});

describe('fateOfSmallGroups', () => {
  const hidden = label({ invited: 4, outlook: 'tight' });
  const joined = label({ invited: 2, outlook: 'below', mergesInto: 'peers' });
  const fine = label({ label: 'peers', groups: ['peers'] });

  it('says what becomes of the small groups alone, by whether there is anybody to be shown with', () => {
    expect(fateOfSmallGroups([{ labels: [hidden] }], 'draft')).toBe('hidden');
    expect(fateOfSmallGroups([{ labels: [hidden, fine, identified] }], 'draft')).toBe('hidden');
    expect(fateOfSmallGroups([{ labels: [joined, fine] }], 'draft')).toBe('joined');
  });

  it('leaves both open where small groups differ', () => {
    expect(fateOfSmallGroups([{ labels: [joined, fine] }, { labels: [hidden] }], 'draft')).toBe('either');
  });
});

describe('leadersByStanding', () => {
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

  it('tells apart leaders who are well set, with a small group, and of whom nothing could be shown', () => {
    const list = [
      leader('fine', 6, [label({})]),
      leader('small', 8, [label({}), merged]),
      leader('alone', 0, []),
      leader('few', 2, [below]),
    ];
    const ids = Object.entries(leadersByStanding({ leaders: list, state: 'draft' })).map(([standing, those]) => [
      standing,
      those.map((each) => each.leaderId),
    ]);
    expect(Object.fromEntries(ids)).toEqual({ never: ['alone', 'few'], need: ['small'], fine: ['fine'] });
  });
});

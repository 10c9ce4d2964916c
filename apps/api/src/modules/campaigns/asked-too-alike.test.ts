import type { Label } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { request } from '../../testing/asked-labels.ts';
import { plannedLeader } from '../../testing/planned-leader.ts';
import { labelsOfPlan, leadersAskedTooAlike, type OtherLabel } from './asked-too-alike.ts';
import { planOpening } from './plan-opening.ts';

const now = new Date('2026-03-02T08:00:00Z');
const campaign = {
  minimumGroupSize: 3,
  seniorLeaders: 'anonymous' as const,
  deadlineAt: new Date('2026-03-20T16:00:00Z'),
};

describe('leadersAskedTooAlike', () => {
  const earlier = (personIds: readonly string[], changes: Partial<OtherLabel> = {}) =>
    request(personIds.join(''), changes);
  const alike = (peers: readonly string[], before: readonly OtherLabel[], k = 3) =>
    leadersAskedTooAlike(
      labelsOfPlan(planOpening({ ...campaign, minimumGroupSize: k }, [plannedLeader({ peers })], now)),
      k,
      before,
    );

  it('knows that a label which may fall short is counted together with another one of its campaign', () => {
    const team = earlier([...'abcde'], { campaignId: 'one', label: 'team-members' });
    const few = earlier([...'pqr'], { campaignId: 'one', uncertain: ['q', 'r'] });
    expect(alike([...'abcde'], [team, earlier([...'pqr'], { campaignId: 'one' })])).toEqual([]);
    expect(alike([...'abcde'], [team, few])).toMatchObject([{ reason: 'may-differ-by-too-few' }]);
    expect(alike([...'abcde'], [team, { ...few, campaignId: 'another' }])).toEqual([]);
    expect(alike([...'abcde'], [team, { ...few, identified: true }])).toEqual([]);
    expect(alike([...'uvwxyz'], [team, few])).toEqual([]);
  });

  it('says the same whoever is uncertain: a refusal does not tell who was taken out, nor whose mail came back', () => {
    for (const next of ['abcd', 'abcx', 'abcdwxyz', 'abcpqrst', 'bdepqrst', 'defgpqrst']) {
      const heard = [...'abcdefg'].map((person) =>
        alike([...next], [earlier([...'abcdefg'], { uncertain: [person] }), earlier([...'pqrst'])]),
      );
      expect([next, new Set(heard.map((each) => JSON.stringify(each))).size]).toEqual([next, 1]);
    }
  });

  it('says the same whoever is uncertain in several requests, each person in others of them', () => {
    // Fifteen people, of whom each is in those requests that the digits of their number name: all differ by eight.
    const people = [...'abcdefghijklmno'];
    const requests = [1, 2, 4, 8].map((digit) => people.filter((_, index) => ((index + 1) & digit) !== 0));
    const heardAbout = (uncertain: string) =>
      requests.map((next) =>
        alike(
          next,
          requests.map((ids) => earlier(ids, { uncertain: ids.filter((id) => id === uncertain) })),
        ),
      );
    expect(heardAbout('nobody')).toEqual(requests.map(() => []));
    expect(new Set(people.map((person) => JSON.stringify(heardAbout(person)))).size).toBe(1);
    expect(heardAbout('e').flat()).toHaveLength(requests.length);
  });

  it('does not take for named who may not have been', () => {
    // Without B the report of all tells B: the peers' is known, and so are C and E by name.
    const peers = earlier([...'afdg'], { campaignId: 'one' });
    const seniors = earlier([...'ceb'], { campaignId: 'one', label: 'senior-leaders', identified: true });
    const all = [...'afdgceb'];
    expect(alike(all, [peers, seniors])).toEqual([]);
    for (const id of 'ceb') {
      expect(alike(all, [peers, { ...seniors, uncertain: [id] }])).toMatchObject([{ differsBy: 1 }]);
    }
    expect(alike([...'uvw'], [peers, { ...seniors, uncertain: ['b'] }])).toEqual([]);
  });

  it('lets nothing be hidden by requests that are taken back afterwards', () => {
    const settled = [earlier([...'uvwstmnopq']), earlier([...'mnopq'])];
    const next = [...'uvwstabc'];
    expect(alike(next, settled, 5)).toMatchObject([{ differsBy: 3 }]);
    const hiding = [earlier([...'defgh']), earlier([...'abcdefgh'])];
    expect(alike(next, [...settled, ...hiding], 5)).toEqual([]);
    const stillOpen = hiding.map((one) => ({ ...one, mayBeCancelled: true }));
    expect(alike(next, [...settled, ...stillOpen], 5)).toMatchObject([{ differsBy: 3 }]);
    const many = [...'123456'].map((one) => earlier([one, 'x', 'y', 'z'], { mayBeCancelled: true }));
    expect(alike(next, [...settled, ...stillOpen, ...many], 5)).toMatchObject([{ differsBy: 3 }]);
  });

  it('keeps what is uncertain about quite other people apart', () => {
    const others = earlier([...'pqrst'], { uncertain: ['p'] });
    const team = earlier([...'abcd']);
    expect(alike([...'abcd'], [team, others])).toEqual([]);
    expect(alike([...'abcd'], [team, others, earlier([...'aqxyz'])])).toMatchObject([
      { reason: 'may-differ-by-too-few' },
    ]);
  });

  it('finds one person swapped, added or left out', () => {
    const before = [earlier(['a', 'b', 'c', 'd'])];
    expect(alike(['a', 'b', 'c', 'e'], before)).toEqual([
      { leaderId: 'Lea Ahn', label: 'peers', differsBy: 2, reason: 'differs-by-too-few' },
    ]);
    expect(alike(['a', 'b', 'c', 'd', 'e'], before)).toMatchObject([{ differsBy: 1 }]);
    expect(alike(['a', 'b', 'c'], before)).toMatchObject([{ differsBy: 1 }]);
  });

  it('lets the same people, or quite other ones, be asked again', () => {
    const before = [earlier(['a', 'b', 'c'])];
    expect(alike(['c', 'b', 'a'], before)).toEqual([]);
    expect(alike(['a', 'b', 'c', 'd', 'e', 'f'], before)).toEqual([]);
    expect(alike(['d', 'e', 'f'], before)).toEqual([]);
    expect(alike(['a', 'b', 'd'], [earlier(['a', 'b', 'c'], { leaderId: 'Max' })])).toEqual([]);
  });

  it('compares across labels and with the threshold that each report had', () => {
    expect(alike(['a', 'b', 'd'], [earlier(['a', 'b', 'c'], { label: 'team-members' })])).toHaveLength(1);
    expect(alike(['a', 'b', 'c', 'd', 'e'], [earlier(['a', 'b', 'c'], { k: 3 })], 5)).toMatchObject([{ differsBy: 2 }]);
    expect(alike(['a', 'b', 'c', 'd', 'e', 'f'], [earlier(['a', 'b'], { k: 3 })])).toEqual([]);
  });

  it('counts those who were taken out or never reached as one more that has to differ', () => {
    const before = [earlier(['a', 'b', 'c', 'd'], { uncertain: ['d'] })];
    const refusal = { leaderId: 'Lea Ahn', label: 'peers', reason: 'may-differ-by-too-few' };
    expect(alike(['a', 'b', 'c', 'd'], before)).toEqual([{ ...refusal, differsBy: 1 }]);
    expect(alike(['a', 'b', 'c'], before)).toEqual([{ ...refusal, differsBy: 1 }]);
    expect(alike(['a', 'b', 'c', 'd', 'e', 'f', 'g'], before)).toEqual([{ ...refusal, differsBy: 2 }]);
    expect(alike(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], before)).toEqual([]);
  });

  it('does not compare identified labels', () => {
    const lea = plannedLeader({ 'senior-leaders': ['a', 'b', 'c'], peers: ['x', 'y', 'z'] });
    const plan = planOpening({ ...campaign, seniorLeaders: 'identified' }, [lea], now);
    const ofSeniors = (personIds: readonly string[]) =>
      earlier(personIds, { label: 'senior-leaders' satisfies Label, identified: true });
    expect(leadersAskedTooAlike(labelsOfPlan(plan), 3, [ofSeniors(['a', 'b', 'd'])])).toEqual([]);
    expect(alike(['a', 'b', 'c', 'd', 'e', 'f'], [ofSeniors(['a', 'b'])])).toEqual([]);
  });

  it('takes out those whom a report about the same leader names, before or to come', () => {
    const ofSeniors = (personIds: readonly string[], changes: Partial<OtherLabel>) =>
      earlier(personIds, { label: 'senior-leaders' satisfies Label, ...changes });
    expect(alike(['a', 'b', 'c'], [ofSeniors(['a'], { identified: true })])).toEqual([
      { leaderId: 'Lea Ahn', label: 'peers', differsBy: 2, reason: 'adds-up-to-too-few' },
    ]);
    expect(alike(['a', 'b', 'c'], [ofSeniors(['a'], { identified: true, leaderId: 'Max' })])).toEqual([]);
    // Nobody but named people is asked now; the fourth of those before is left.
    const lea = plannedLeader({ 'senior-leaders': ['a', 'b', 'c'] });
    const plan = planOpening({ ...campaign, seniorLeaders: 'identified' }, [lea], now);
    expect(leadersAskedTooAlike(labelsOfPlan(plan), 3, [ofSeniors(['a', 'b', 'c', 'd'], {})])).toEqual([
      { leaderId: 'Lea Ahn', label: 'senior-leaders', differsBy: 1, reason: 'adds-up-to-too-few' },
    ]);
  });
});

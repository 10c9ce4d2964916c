import { GROUPS } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedLeader } from '../../testing/planned-leader.ts';
import { type PlannedLeader, planOpening } from './plan-opening.ts';

const now = new Date('2026-03-02T08:00:00Z');
const campaign = {
  minimumGroupSize: 3,
  seniorLeaders: 'anonymous' as const,
  deadlineAt: new Date('2026-03-20T16:00:00Z'),
};

const problemsOf = (leaders: readonly PlannedLeader[], changes: Partial<Parameters<typeof planOpening>[0]> = {}) =>
  planOpening({ ...campaign, ...changes }, leaders, now).problems.map((problem) => problem.path);

describe('planOpening', () => {
  it('gives every rater the label of their group, by numbers of people', () => {
    const lea = plannedLeader({ 'team-members': ['a', 'b', 'c', 'd'], peers: ['e', 'f'], 'senior-leaders': ['g'] });
    const plan = planOpening(campaign, [lea], now);
    expect(plan.problems).toEqual([]);
    expect(plan.labels.map(({ label, invited, subjectKey }) => [label, invited, subjectKey])).toEqual([
      ['team-members', 4, 'key of Lea Ahn'],
      ['peers+senior-leaders', 3, 'key of Lea Ahn'],
    ]);
    expect(plan.assignments.filter((one) => one.label === 'peers+senior-leaders').map((one) => one.personId)).toEqual([
      'e',
      'f',
      'g',
    ]);
  });

  it('says what is missing', () => {
    const enough = plannedLeader({ peers: ['a', 'b', 'c'] });
    expect(problemsOf([])).toEqual(['leaders']);
    expect(problemsOf([enough])).toEqual([]);
    expect(problemsOf([enough], { deadlineAt: now })).toEqual(['deadlineAt']);
    expect(problemsOf([enough, plannedLeader({}, 'Max')])).toEqual(['leaders.Max']);
    expect(problemsOf([plannedLeader({ peers: ['a', 'b'] })])).toEqual(['leaders.Lea Ahn']);
    expect(problemsOf([plannedLeader({ peers: ['a', 'b'], others: ['x', 'y'] })])).toEqual(['leaders.Lea Ahn']);
    expect(problemsOf([enough], { minimumGroupSize: 4 })).toEqual(['leaders.Lea Ahn']);
  });

  it('opens with one identified senior leader: what they say is shown as it is', () => {
    const lea = plannedLeader({ 'senior-leaders': ['a'] });
    expect(problemsOf([lea])).toEqual(['leaders.Lea Ahn']);
    expect(problemsOf([lea], { seniorLeaders: 'identified' })).toEqual([]);
  });

  it('places every rater exactly once, under a label that holds their group and counts them', () => {
    const sizes = fc.tuple(...GROUPS.map(() => fc.integer({ min: 0, max: 8 })));
    fc.assert(
      fc.property(sizes, fc.integer({ min: 3, max: 6 }), fc.boolean(), (numbers, minimumGroupSize, identified) => {
        const asked = Object.fromEntries(
          GROUPS.map((group, index) => [group, Array.from({ length: numbers[index] ?? 0 }, (_, n) => `${group}${n}`)]),
        );
        const lea = plannedLeader(asked);
        const seniorLeaders = identified ? ('identified' as const) : ('anonymous' as const);
        const plan = planOpening({ ...campaign, minimumGroupSize, seniorLeaders }, [lea], now);
        expect(plan.assignments.map((one) => one.personId).sort()).toEqual(
          lea.raters.map((one) => one.personId).sort(),
        );
        for (const { label, groups, invited } of plan.labels) {
          const under = plan.assignments.filter((one) => one.label === label);
          expect(under).toHaveLength(invited);
          expect(under.every((one) => groups.includes(one.group))).toBe(true);
        }
        const showable = plan.labels.some((label) => label.identified || label.invited >= minimumGroupSize);
        expect(plan.problems).toHaveLength(showable ? 0 : 1);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrgChartPerson, proposeRaters, readOrgChart } from './propose-raters.ts';

/**
 * Steven leads Neena and Lex; Neena leads Nancy and Susan; Nancy leads Daniel and John; Lex leads Alexander.
 */
const hospital: OrgChartPerson[] = [
  { id: 'steven', managerId: null },
  { id: 'neena', managerId: 'steven' },
  { id: 'lex', managerId: 'steven' },
  { id: 'nancy', managerId: 'neena' },
  { id: 'susan', managerId: 'neena' },
  { id: 'daniel', managerId: 'nancy' },
  { id: 'john', managerId: 'nancy' },
  { id: 'alexander', managerId: 'lex' },
];

describe('proposeRaters', () => {
  it('takes reports, people of the same manager, the manager, the next manager and the manager’s peers', () => {
    expect(proposeRaters('nancy', readOrgChart(hospital))).toEqual([
      { personId: 'daniel', group: 'team-members' },
      { personId: 'john', group: 'team-members' },
      { personId: 'susan', group: 'peers' },
      { personId: 'neena', group: 'senior-leaders' },
      { personId: 'steven', group: 'senior-leaders' },
      { personId: 'lex', group: 'senior-leaders' },
    ]);
  });

  it('proposes only the team to whoever stands at the top', () => {
    expect(proposeRaters('steven', readOrgChart(hospital)).map((rater) => rater.group)).toEqual([
      'team-members',
      'team-members',
    ]);
  });

  it('takes several people without a manager for no one’s peers', () => {
    const chart = readOrgChart([
      { id: 'a', managerId: null },
      { id: 'b', managerId: null },
    ]);
    expect(proposeRaters('a', chart)).toEqual([]);
  });

  it('leaves out a manager who is not in the directory, and keeps the peers under them', () => {
    const chart = readOrgChart([
      { id: 'a', managerId: 'interim' },
      { id: 'b', managerId: 'interim' },
    ]);
    expect(proposeRaters('a', chart)).toEqual([{ personId: 'b', group: 'peers' }]);
  });

  it('takes somebody who is both report and manager as a team member', () => {
    const chart = readOrgChart([
      { id: 'a', managerId: 'b' },
      { id: 'b', managerId: 'a' },
    ]);
    expect(proposeRaters('a', chart)).toEqual([{ personId: 'b', group: 'team-members' }]);
  });

  it('knows nobody who is not in the chart', () => {
    expect(proposeRaters('nobody', readOrgChart(hospital))).toEqual([]);
  });
});

/** Any chart over a few people, loops and managers from outside included. */
const anyChart = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .array(fc.option(fc.integer({ min: 0, max: size + 1 }), { nil: null }), { minLength: size, maxLength: size })
    .map((managers): OrgChartPerson[] =>
      managers.map((manager, index) => ({
        id: `p${index}`,
        managerId: manager === null || manager === index ? null : `p${manager}`,
      })),
    ),
);

describe('proposeRaters, whatever the chart', () => {
  it('never proposes the leader, nobody twice, and only people of the chart', () => {
    fc.assert(
      fc.property(anyChart, (people) => {
        const chart = readOrgChart(people);
        const known = new Set(people.map((person) => person.id));
        for (const { id } of people) {
          const proposed = proposeRaters(id, chart).map((rater) => rater.personId);
          expect(proposed).not.toContain(id);
          expect(new Set(proposed).size).toBe(proposed.length);
          expect(proposed.every((personId) => known.has(personId))).toBe(true);
        }
      }),
    );
  });

  it('gives each rater the group that the chart says, by the documented order of groups', () => {
    fc.assert(
      fc.property(anyChart, (people) => {
        const managerOf = new Map(people.map((person) => [person.id, person.managerId]));
        const chart = readOrgChart(people);
        for (const leader of people) {
          const next = leader.managerId === null ? null : (managerOf.get(leader.managerId) ?? null);
          const expected = people.flatMap(({ id, managerId }) => {
            if (id === leader.id) return [];
            if (managerId === leader.id) return [`${id} team-members`];
            if (id === leader.managerId || id === next) return [`${id} senior-leaders`];
            if (next !== null && managerId === next) return [`${id} senior-leaders`];
            if (leader.managerId !== null && managerId === leader.managerId) return [`${id} peers`];
            return [];
          });
          const proposed = proposeRaters(leader.id, chart).map(({ personId, group }) => `${personId} ${group}`);
          expect(proposed.sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  it('does not depend on the order of the directory', () => {
    fc.assert(
      fc.property(anyChart, (people) => {
        const forward = readOrgChart(people);
        const backward = readOrgChart([...people].reverse());
        const sorted = (id: string, chart: typeof forward) =>
          proposeRaters(id, chart).sort((a, b) => (a.personId < b.personId ? -1 : 1));
        for (const { id } of people) expect(sorted(id, backward)).toEqual(sorted(id, forward));
      }),
    );
  });
});

import type { Group } from './groups.ts';

/** Somebody of the directory and whom they report to; `managerId` may name somebody who is not in the chart. */
export type OrgChartPerson = { id: string; managerId: string | null };

/** Who reports to whom, ready for many proposals. */
export type OrgChart = {
  managerOf: ReadonlyMap<string, string | null>;
  reportsOf: ReadonlyMap<string, readonly string[]>;
};

/** A rater whom the org chart suggests. People outside the directory are in no chart, so nobody is in `others`. */
export type ProposedRater = { personId: string; group: Exclude<Group, 'others'> };

/**
 * Orders people by their managers.
 *
 * @param people everybody of the organisation's directory, each once; people from outside are left out
 */
export function readOrgChart(people: Iterable<OrgChartPerson>): OrgChart {
  const managerOf = new Map<string, string | null>();
  const reportsOf = new Map<string, string[]>();
  for (const { id, managerId } of people) {
    managerOf.set(id, managerId);
    if (managerId === null) continue;
    const reports = reportsOf.get(managerId);
    if (reports) reports.push(id);
    else reportsOf.set(managerId, [id]);
  }
  return { managerOf, reportsOf };
}

/**
 * Whom to ask about a leader, as the org chart has it: direct reports are team members; the
 * manager, the manager's manager and the manager's peers are senior leaders; people of the same
 * manager are peers.
 *
 * Never the leader, and nobody twice: whoever fits several groups (a chart with a loop) is taken as
 * a team member first, then as a senior leader, then as a peer, because a report depends on the
 * leader most and so needs the largest group to hide in.
 *
 * @returns team members first, then peers, then senior leaders, each in the chart's order; empty for
 *   somebody whom the chart does not know
 * @example proposeRaters('mia', readOrgChart([{ id: 'mia', managerId: 'ben' }, { id: 'ben', managerId: null }]))
 * // [{ personId: 'ben', group: 'senior-leaders' }]
 */
export function proposeRaters(leaderId: string, chart: OrgChart): ProposedRater[] {
  const manager = chart.managerOf.get(leaderId) ?? null;
  const managersManager = manager === null ? null : (chart.managerOf.get(manager) ?? null);
  const reportsTo = (personId: string | null) => (personId === null ? [] : (chart.reportsOf.get(personId) ?? []));
  const above = [manager, managersManager].filter((personId) => personId !== null);

  const taken = new Set([leaderId]);
  const take = (candidates: readonly string[], group: ProposedRater['group']): ProposedRater[] => {
    const raters: ProposedRater[] = [];
    for (const personId of candidates) {
      if (taken.has(personId) || !chart.managerOf.has(personId)) continue;
      taken.add(personId);
      raters.push({ personId, group });
    }
    return raters;
  };
  const teamMembers = take(reportsTo(leaderId), 'team-members');
  const seniorLeaders = take([...above, ...reportsTo(managersManager)], 'senior-leaders');
  const peers = take(reportsTo(manager), 'peers');
  return [...teamMembers, ...peers, ...seniorLeaders];
}

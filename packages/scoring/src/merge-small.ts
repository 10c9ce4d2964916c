import type { Group } from '@heartset/model';
import { byGroup } from './canonical-label.ts';

/** What is merged: groups by people invited at opening, labels by answers at close. */
export type MergeUnit = { groups: readonly Group[]; size: number };

/**
 * Whom a small unit joins, by the group that is furthest from the leader in it. Senior leaders
 * join peers, else team members. Peers join senior leaders, so that the team, the largest and
 * most open group, stays itself as long as possible; else the team. Team members join peers.
 */
const PARTNERS: Readonly<Record<Exclude<Group, 'others'>, readonly Group[]>> = {
  'senior-leaders': ['peers', 'team-members'],
  peers: ['senior-leaders', 'team-members'],
  'team-members': ['peers', 'senior-leaders'],
};

/**
 * Joins units until none is below k or one is left, by sizes alone. Which unit has how many
 * decides everything; the order in which they are given decides nothing.
 *
 * @returns clusters of the given units; a cluster below k could not be helped.
 */
export function mergeSmall<Unit extends MergeUnit>(units: readonly Unit[], k: number): Unit[][] {
  let clusters = units.map((unit) => [unit]);
  for (;;) {
    const small = clusters.filter((cluster) => sizeOf(cluster) < k).sort(furthestFirst)[0];
    const partner = small && findPartner(small, clusters);
    if (!small || !partner) return clusters;
    clusters = [...clusters.filter((cluster) => cluster !== small && cluster !== partner), [...partner, ...small]];
  }
}

function sizeOf(cluster: readonly MergeUnit[]): number {
  return cluster.reduce((sum, unit) => sum + unit.size, 0);
}

function furthestGroup(cluster: readonly MergeUnit[]): Group | undefined {
  return cluster
    .flatMap((unit) => unit.groups)
    .sort(byGroup)
    .at(-1);
}

function furthestFirst(a: readonly MergeUnit[], b: readonly MergeUnit[]): number {
  const first = furthestGroup(a);
  const second = furthestGroup(b);
  return first === undefined || second === undefined ? 0 : byGroup(second, first);
}

function findPartner<Unit extends MergeUnit>(small: readonly Unit[], clusters: readonly Unit[][]): Unit[] | undefined {
  const furthest = furthestGroup(small);
  if (furthest === undefined || furthest === 'others') return undefined;
  for (const wanted of PARTNERS[furthest]) {
    const partner = clusters.find(
      (cluster) => cluster !== small && cluster.some((unit) => unit.groups.includes(wanted)),
    );
    if (partner) return partner;
  }
  return undefined;
}

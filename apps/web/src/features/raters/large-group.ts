import type { Group } from '@heartset/model';

/** More than these in one group make a report hardly steadier, and cost each of them ten minutes. */
const many = 8;

/** Are more people asked in a group than a steady picture needs? */
export function isLargeGroup(people: number): boolean {
  return people > many;
}

/**
 * Could a label do with fewer people? Not where team members are in it: a choice among them looks like one, so a large team is asked
 * whole.
 *
 * @example couldBeSmaller({ groups: ['senior-leaders'], invited: 15 }) // true
 */
export function couldBeSmaller(label: { groups: readonly Group[]; invited: number }): boolean {
  return isLargeGroup(label.invited) && !label.groups.includes('team-members');
}

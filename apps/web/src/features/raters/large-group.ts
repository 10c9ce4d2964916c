import type { Group } from '@heartset/model';

/**
 * Are more people asked in a group than a steady picture needs? Three times the threshold brings enough answers with room to spare;
 * everybody beyond hardly makes it steadier, and gives ten minutes.
 *
 * @param k the campaign's threshold
 */
export function isLargeGroup(people: number, k: number): boolean {
  return people >= 3 * k;
}

/**
 * Could a label do with fewer people? Not where team members are in it: a choice among them looks like one, so a large team is asked
 * whole.
 *
 * @example couldBeSmaller({ groups: ['senior-leaders'], invited: 15 }, 3) // true
 */
export function couldBeSmaller(label: { groups: readonly Group[]; invited: number }, k: number): boolean {
  return isLargeGroup(label.invited, k) && !label.groups.includes('team-members');
}

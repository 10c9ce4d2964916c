import type { Group } from '@heartset/model';

/**
 * From how many of a group the mean is a steady picture: reliability .70 by Spearman and Brown, from what one rater's is expected
 * to be. For people from outside there is no figure: the most careful one is taken.
 *
 * Source: Conway & Huffcutt (1997), Human Performance 10, 331-360: .30 for team members, .37 for peers, .50 for senior leaders.
 */
const steadyFrom: Readonly<Record<Group, number>> = { 'team-members': 6, peers: 4, 'senior-leaders': 3, others: 6 };

/**
 * How many voices a steady picture needs of a block: as many as its least reliable group.
 *
 * @example steadyVoices(['peers', 'senior-leaders']) // 4
 */
export function steadyVoices(groups: readonly Group[]): number {
  return Math.max(...groups.map((group) => steadyFrom[group]));
}

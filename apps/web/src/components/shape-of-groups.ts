import type { Group } from '@heartset/model';

export type ShapeName = 'circle' | 'square' | 'triangle' | 'pentagon' | 'hexagon' | 'ring' | 'diamond';

const ofGroup: Record<Group, ShapeName> = {
  'team-members': 'circle',
  peers: 'square',
  'senior-leaders': 'triangle',
  others: 'hexagon',
};

/**
 * The shape that stands for a block, by its groups: one group has its own, several together are a pentagon.
 *
 * @example shapeOfGroups(['peers', 'senior-leaders']) // 'pentagon'
 */
export function shapeOfGroups(groups: readonly Group[]): ShapeName {
  const [first] = groups;
  return groups.length === 1 && first !== undefined ? ofGroup[first] : 'pentagon';
}

import type { Group, Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';

// The model holds the same order; a test compares them. Only types of the model are imported
// here, so that this package carries no schema library into anything that scores.
const GROUP_RANK: Readonly<Record<Group, number>> = {
  'team-members': 0,
  peers: 1,
  'senior-leaders': 2,
  others: 3,
};

const LABEL_RANK: Readonly<Record<Label, number>> = {
  'team-members': 0,
  'team-members+peers': 1,
  'team-members+peers+senior-leaders': 2,
  'team-members+senior-leaders': 3,
  peers: 4,
  'peers+senior-leaders': 5,
  'senior-leaders': 6,
  others: 7,
};

/** The four groups, nearest to the leader first. */
export const GROUP_ORDER: readonly Group[] = ['team-members', 'peers', 'senior-leaders', 'others'];

/** Sorts groups nearest first. */
export function byGroup(a: Group, b: Group): number {
  return GROUP_RANK[a] - GROUP_RANK[b];
}

/** Sorts labels and blocks as reports list them. */
export function byLabel(a: Label, b: Label): number {
  return LABEL_RANK[a] - LABEL_RANK[b];
}

/**
 * The label of these groups together.
 *
 * @throws ScoringInputError when they make no label.
 */
export function labelOf(groups: readonly Group[]): Label {
  const text = [...groups].sort(byGroup).join('+');
  const label = asLabel(text);
  if (label === null) throw new ScoringInputError('label', `these groups make no label: ${text}`);
  return label;
}

function asLabel(text: string): Label | null {
  return Object.hasOwn(LABEL_RANK, text) ? (text as Label) : null;
}

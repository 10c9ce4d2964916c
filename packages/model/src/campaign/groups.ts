/**
 * How raters stand to a leader, and the labels under which their answers are counted.
 *
 * A *group* is what a rater is to the leader. A *label* is one group, or several that were
 * joined when the campaign opened because too few people had been invited; it is all that a
 * ballot says about its writer.
 */

/** The groups, nearest to the leader first. This order is the canonical order everywhere. */
export const GROUPS = ['team-members', 'peers', 'senior-leaders', 'others'] as const;

/** `others` are people outside the directory. */
export type Group = (typeof GROUPS)[number];

/**
 * Every label that can exist. People outside the directory are never joined with anybody,
 * so `others` stands alone.
 */
export const LABELS = [
  'team-members',
  'peers',
  'senior-leaders',
  'others',
  'team-members+peers',
  'team-members+senior-leaders',
  'peers+senior-leaders',
  'team-members+peers+senior-leaders',
] as const;

export type Label = (typeof LABELS)[number];

/** Is this text one of the four groups? */
export function isGroup(text: string): text is Group {
  return (GROUPS as readonly string[]).includes(text);
}

/** Is this text a label in its canonical spelling? */
export function isLabel(text: string): text is Label {
  return (LABELS as readonly string[]).includes(text);
}

/**
 * The groups of a label, in canonical order.
 *
 * @example groupsOfLabel('peers+senior-leaders') // ['peers', 'senior-leaders']
 */
export function groupsOfLabel(label: Label): Group[] {
  return label.split('+').filter(isGroup);
}

/**
 * The label that stands for these groups together, whatever their order.
 *
 * @throws RangeError when the list is empty, names a group twice, or joins `others` with anybody.
 * @example formatLabel(['senior-leaders', 'peers']) // 'peers+senior-leaders'
 */
export function formatLabel(groups: readonly Group[]): Label {
  const text = GROUPS.filter((group) => groups.includes(group)).join('+');
  if (new Set(groups).size !== groups.length || !isLabel(text)) {
    throw new RangeError(`These groups make no label: ${JSON.stringify(groups)}`);
  }
  return text;
}

/**
 * Reads a label from text that came from outside.
 *
 * @throws RangeError when the text is not a label in its canonical spelling.
 */
export function parseLabel(text: string): Label {
  if (!isLabel(text)) throw new RangeError(`Not a label: ${JSON.stringify(text.slice(0, 80))}`);
  return text;
}

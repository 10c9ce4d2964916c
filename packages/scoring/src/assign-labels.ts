import type { CampaignPolicy, Group, Label } from '@heartset/model';
import { byLabel, GROUP_ORDER, labelOf } from './canonical-label.ts';
import { mergeSmall } from './merge-small.ts';
import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';

/** How many people are invited in each group; a group that is absent has nobody. */
export type InvitedPerGroup = Readonly<Partial<Record<Group, number>>>;

/** A label with the groups and the number of people invited under it. */
export type AssignedLabel = { label: Label; groups: Group[]; invited: number; identified: boolean };

export type LabelAssignment = {
  /** The label of each group in which somebody is invited. */
  labelOfGroup: Partial<Record<Group, Label>>;
  /** In the order of reports. */
  labels: AssignedLabel[];
  /** Groups that do not stand alone, with the label that they are counted under. */
  merges: { group: Group; into: Label }[];
  /** Labels that can never be shown, however many answer. */
  belowThreshold: Label[];
};

/**
 * Fixes the labels of a campaign at its opening, by the number of people invited alone; also used
 * while raters are still being chosen, to say what would become of them.
 *
 * A group with fewer than k is merged: senior leaders with peers first, then with team members;
 * peers and team members in the same way. Identified senior leaders are a label of their own from
 * one person on: nobody is merged with them, they fill up nobody's label. People outside the
 * directory are a label of their own too and never count toward anybody else's k; they are shown
 * when k of themselves answered, because each of them was approved by a second person.
 *
 * @throws ScoringInputError for a number of people that cannot be, or k below 3.
 * @example assignLabels({ invitedPerGroup: { 'team-members': 6, peers: 4, 'senior-leaders': 2 },
 *   k: 3, seniorLeaders: 'anonymous' }).labelOfGroup
 * // { 'team-members': 'team-members', peers: 'peers+senior-leaders', 'senior-leaders': 'peers+senior-leaders' }
 */
export function assignLabels(input: {
  invitedPerGroup: InvitedPerGroup;
  k: number;
  seniorLeaders: CampaignPolicy['seniorLeaders'];
}): LabelAssignment {
  const k = requireGroupSize(input.k);
  const identifiedGroup: Group | null = input.seniorLeaders === 'identified' ? 'senior-leaders' : null;
  const present = GROUP_ORDER.map((group) => ({
    groups: [group],
    size: requireCount(input.invitedPerGroup[group] ?? 0, `people invited as ${group}`),
  })).filter((unit) => unit.size > 0);

  const standsAlone = (group: Group | undefined) => group === 'others' || group === identifiedGroup;
  const alone = present.filter((unit) => standsAlone(unit.groups[0])).map((unit) => [unit]);
  const merged = mergeSmall(
    present.filter((unit) => !standsAlone(unit.groups[0])),
    k,
  );

  const labels = [...merged, ...alone]
    .map((cluster) => {
      const label = labelOf(cluster.flatMap((unit) => unit.groups));
      const groups = GROUP_ORDER.filter((group) => cluster.some((unit) => unit.groups.includes(group)));
      const invited = cluster.reduce((sum, unit) => sum + unit.size, 0);
      return { label, groups, invited, identified: groups[0] === identifiedGroup };
    })
    .sort((a, b) => byLabel(a.label, b.label));

  const labelOfGroup: Partial<Record<Group, Label>> = {};
  const merges: LabelAssignment['merges'] = [];
  for (const { label, groups } of labels) {
    for (const group of groups) {
      labelOfGroup[group] = label;
      if (groups.length > 1) merges.push({ group, into: label });
    }
  }
  const belowThreshold = labels.filter(({ identified, invited }) => !identified && invited < k).map((one) => one.label);
  return { labelOfGroup, labels, merges, belowThreshold };
}

import type { Group } from '@heartset/model';
import type { Campaign, LabelOutlook } from '@heartset/model/api/campaigns';
import { couldBeSmaller } from '../raters/large-group.ts';

type CampaignLeader = Campaign['leaders'][number];

/** How a group of one leader's raters stands: under a label of its own, together with a nearer group, or not at all. */
export type GroupStanding =
  | { kind: 'nobody-asked' }
  | { kind: 'own'; label: LabelOutlook }
  | { kind: 'counts-with'; groups: Group[]; label: LabelOutlook };

/** The standing of one group; a label of several groups is told in full at its first group only. */
export function groupStanding(labels: readonly LabelOutlook[], group: Group): GroupStanding {
  const label = labels.find((each) => each.groups.includes(group));
  if (label === undefined || label.invited === 0) return { kind: 'nobody-asked' };
  if (label.groups[0] === group) return { kind: 'own', label };
  return { kind: 'counts-with', groups: label.groups.filter((each) => each !== group), label };
}

/** What can be said of a label now: how it looks before opening, a word of the day while collecting, nothing after. */
export type LabelWord =
  | LabelOutlook['outlook']
  | 'ample'
  | 'not-yet'
  | 'enough'
  | 'too-few-asked'
  | 'identified'
  | null;

/**
 * The word for a label. While collecting it is "not yet" until the first count of the day says otherwise; where fewer were asked than
 * the threshold, no count ever will.
 *
 * @example labelWord({ …, progress: null }, 'collecting') // 'not-yet'
 */
export function labelWord(label: LabelOutlook, state: Campaign['state']): LabelWord {
  if (label.identified) return 'identified';
  if (state === 'draft') return label.outlook === 'fine' && couldBeSmaller(label) ? 'ample' : label.outlook;
  if (state === 'collecting') return label.outlook === 'below' ? 'too-few-asked' : (label.progress ?? 'not-yet');
  return null;
}

/** Does somebody have to look after this label: too few asked, or, while collecting, too few answers so far? */
export function needsAHand(label: LabelOutlook, state: Campaign['state']): boolean {
  return ['tight', 'below', 'not-yet'].includes(labelWord(label, state) ?? '');
}

/** The leaders of whom some label needs a hand. */
export function leadersInNeed({ leaders, state }: Pick<Campaign, 'leaders' | 'state'>): CampaignLeader[] {
  return leaders.filter((leader) => leader.raters === 0 || leader.labels.some((label) => needsAHand(label, state)));
}

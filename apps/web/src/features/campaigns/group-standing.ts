import type { Group } from '@heartset/model';
import type { Campaign, LabelOutlook } from '@heartset/model/api/campaigns';

type CampaignLeader = Campaign['leaders'][number];

/** How a group of one leader's raters stands: under a label of its own, together with a nearer group, or not at all. */
export type GroupStanding =
  | { kind: 'nobody-asked' }
  | { kind: 'own'; label: LabelOutlook; with: Group[] }
  | { kind: 'counts-with'; groups: Group[]; label: LabelOutlook };

/** The standing of one group; a label of several groups is told in full at its first group only, which says with whom it is counted. */
export function groupStanding(labels: readonly LabelOutlook[], group: Group): GroupStanding {
  const label = labels.find((each) => each.groups.includes(group));
  if (label === undefined || label.invited === 0) return { kind: 'nobody-asked' };
  const others = label.groups.filter((each) => each !== group);
  return label.groups[0] === group
    ? { kind: 'own', label, with: others }
    : { kind: 'counts-with', groups: others, label };
}

/** What can be said of a label now: how it looks before opening, a word of the day while collecting, nothing after. */
export type LabelWord =
  | LabelOutlook['outlook']
  | 'never'
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
  if (state === 'draft') return label.outlook === 'below' && label.mergesInto === null ? 'never' : label.outlook;
  if (state === 'collecting') return label.outlook === 'below' ? 'too-few-asked' : (label.progress ?? 'not-yet');
  return null;
}

/** Does somebody have to look after this label: too few asked, or, while collecting, too few answers so far? */
export function needsAHand(label: LabelOutlook, state: Campaign['state']): boolean {
  return ['tight', 'below', 'never', 'not-yet'].includes(labelWord(label, state) ?? '');
}

/**
 * How a leader stands before answers are in: `need` where some group needs a hand, `fine` where none does, `never` where nothing that is
 * asked could be shown: in a draft the opening refuses it, while collecting no more time changes it.
 */
export type LeaderStanding = 'need' | 'fine' | 'never';

/**
 * The standing of a leader. In a draft it goes by the same rule as opening: somebody is asked, and some label can reach the threshold.
 * While collecting nobody "has enough" without a group that has.
 *
 * @example leaderStanding({ raters: 2, labels: [{ …, invited: 2, outlook: 'below' }] }, 'draft') // 'never'
 */
export function leaderStanding(
  { raters, labels }: Pick<CampaignLeader, 'raters' | 'labels'>,
  state: Campaign['state'],
): LeaderStanding {
  if (state === 'draft' && (raters === 0 || labels.every(cannotBeShown))) return 'never';
  if (labels.some((label) => needsAHand(label, state))) return 'need';
  if (state === 'collecting' && !labels.some((label) => labelWord(label, state) === 'enough')) return 'never';
  return 'fine';
}

function cannotBeShown(label: LabelOutlook): boolean {
  return !label.identified && label.outlook === 'below';
}

/** What becomes of small groups: each is joined with another, each is held back, or it depends. */
export type SmallGroupFate = 'joined' | 'hidden' | 'either';

/**
 * What would become of the small groups of these leaders in a draft, if they stay small.
 *
 * @example fateOfSmallGroups([{ labels: [{ …, outlook: 'tight', mergesInto: null }] }], 'draft') // 'hidden'
 */
export function fateOfSmallGroups(
  leaders: readonly Pick<CampaignLeader, 'labels'>[],
  state: Campaign['state'],
): SmallGroupFate {
  const small = leaders.flatMap(({ labels }) => labels.filter((label) => needsAHand(label, state)));
  if (small.every((label) => label.mergesInto !== null)) return 'joined';
  return small.every((label) => label.mergesInto === null) ? 'hidden' : 'either';
}

/** The leaders of a campaign by how they stand, each in the order given. */
export function leadersByStanding({
  leaders,
  state,
}: Pick<Campaign, 'leaders' | 'state'>): Record<LeaderStanding, CampaignLeader[]> {
  const those = (standing: LeaderStanding) => leaders.filter((leader) => leaderStanding(leader, state) === standing);
  return { never: those('never'), need: those('need'), fine: those('fine') };
}

import { formatLabel, type Group, groupsOfLabel } from '@heartset/model';
import type { LabelOutlook } from '@heartset/model/api/campaigns';
import {
  type AssignedLabel,
  assignLabels,
  buildBlocks,
  forecastLabels,
  type InvitedPerGroup,
  type LabelForecast,
} from '@heartset/scoring';

/** What is to be expected of a label, before any answer. */
export type ExpectedLabel = Pick<LabelOutlook, 'groups' | 'invited' | 'identified' | 'outlook'> & {
  label: AssignedLabel['label'];
  mergesInto: AssignedLabel['label'] | null;
};

/**
 * What will probably become of each label of a leader: by numbers of people asked alone, so that it says the same before and while
 * answers come in.
 *
 * @param labels the labels of one leader, as assigned at opening or as they would be
 * @param k the campaign's threshold
 */
export function outlookOfLabels(labels: readonly AssignedLabel[], k: number): ExpectedLabel[] {
  return labels.map((label) => ({
    label: label.label,
    groups: label.groups,
    invited: label.invited,
    identified: label.identified,
    outlook: outlookOf(label, k),
    mergesInto: mergesInto(label, labels, k),
  }));
}

function outlookOf(label: AssignedLabel, k: number): LabelOutlook['outlook'] {
  if (label.identified) return 'fine';
  // Everybody was taken out: nothing is left to forecast.
  return label.invited === 0 ? 'below' : forecastOf(label, k).outlook;
}

/** However many groups are joined in it, a label answers as one crowd; and it is forecast as it was fixed at opening. */
function forecastOf(label: Pick<AssignedLabel, 'invited'>, k: number): LabelForecast {
  const [forecast] = forecastLabels({ invitedPerGroup: { peers: label.invited }, k, seniorLeaders: 'anonymous' });
  if (!forecast) throw new Error('A label with nobody in it has no forecast.');
  return forecast;
}

/**
 * How many people asked in one group usually bring as many answers as the threshold needs.
 *
 * @example usuallyEnough(3) // 5
 */
export function usuallyEnough(k: number): number {
  return 1 + forecastOf({ invited: 1 }, k).inviteMore;
}

/**
 * The other groups that a label is shown together with if it stays below the threshold and theirs do not; `null` when it would be
 * held back then.
 */
export function mergesInto(
  label: AssignedLabel,
  labels: readonly AssignedLabel[],
  k: number,
): AssignedLabel['label'] | null {
  if (label.identified) return null;
  const answersPerLabel = Object.fromEntries(
    labels.map((one) => [one.label, one.label === label.label ? Math.min(one.invited, k - 1) : one.invited]),
  );
  const block = buildBlocks({ labels, answersPerLabel, k }).find((one) =>
    one.labels.some((part) => part.label === label.label),
  );
  const others = block && block.n !== null ? block.groups.filter((group) => !label.groups.includes(group)) : [];
  return others.length > 0 ? formatLabel(others) : null;
}

const nouns: Record<Group, { one: string; many: string }> = {
  'team-members': { one: 'team member', many: 'team members' },
  peers: { one: 'peer', many: 'peers' },
  'senior-leaders': { one: 'senior leader', many: 'senior leaders' },
  others: { one: 'person from outside', many: 'people from outside' },
};

function groupNames(groups: readonly Group[]): string {
  return groups.map((group) => nouns[group].many).join(' and ');
}

/** @example countOf(2, ['peers', 'senior-leaders']) // '2 peers and senior leaders' */
export function countOf(people: number, groups: readonly Group[]): string {
  return people === 1 ? `1 ${groups.map((group) => nouns[group].one).join(' or ')}` : `${people} ${groupNames(groups)}`;
}

function areAsked(people: number, groups: readonly Group[]): string {
  return `${countOf(people, groups)} ${people === 1 ? 'is' : 'are'} asked`;
}

/**
 * Says in product words where a group is small, and what follows from it.
 *
 * @param input.invitedPerGroup how many people are asked about the leader, by group
 * @example raterWarnings({ invitedPerGroup: { 'team-members': 6, peers: 2 }, k: 3, seniorLeaders: 'anonymous' })
 * // ['Only 2 peers are asked. Fewer than 3 answers cannot be shown alone, so peers are counted together with team members.']
 */
export function raterWarnings(input: {
  invitedPerGroup: InvitedPerGroup;
  k: number;
  seniorLeaders: 'anonymous' | 'identified';
}): string[] {
  const { invitedPerGroup, k } = input;
  const { labels } = assignLabels(input);
  if (labels.length === 0) return ['Nobody is asked yet.'];
  return outlookOfLabels(labels, k).flatMap((label) => {
    const groups = groupsOfLabel(label.label);
    const small = groups.filter((group) => (invitedPerGroup[group] ?? 0) < k);
    if (label.outlook === 'below') {
      return [
        `Only ${areAsked(label.invited, groups)}. Fewer than ${k} answers cannot be shown, so none of theirs will be. Ask ${usuallyEnough(k) - label.invited} more.`,
      ];
    }
    const merged =
      groups.length > 1
        ? small.map((group) => {
            const partners = groupNames(groups.filter((other) => other !== group));
            return `Only ${areAsked(invitedPerGroup[group] ?? 0, [group])}. Fewer than ${k} answers cannot be shown alone, so ${nouns[group].many} are counted together with ${partners}.`;
          })
        : [];
    return label.outlook === 'tight' ? [...merged, tightWarning(label, k)] : merged;
  });
}

function tightWarning(label: ExpectedLabel, k: number): string {
  const asked = `${areAsked(label.invited, label.groups)}.`;
  const then = label.mergesInto
    ? `they are shown together with ${groupNames(groupsOfLabel(label.mergesInto))}`
    : 'they are not shown';
  const { inviteMore } = forecastOf(label, k);
  return `${asked} If fewer than ${k} of them answer, ${then}. Ask ${inviteMore} more to be on the safe side.`;
}

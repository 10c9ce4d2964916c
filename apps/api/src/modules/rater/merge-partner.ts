import { formatLabel, type Label } from '@heartset/model';
import { type AssignedLabel, buildBlocks } from '@heartset/scoring';

/**
 * With whom a label's answers are shown together should the label alone stay one below the threshold while everybody else
 * answers; null when they are not shown then, or (identified) always shown as they are.
 *
 * @param label the label in question
 * @param labels all labels of the leader, as fixed at opening
 * @param k from how many answers on a block is shown
 * @throws ScoringInputError for labels that cannot be, or k below 3
 * @example mergePartner('peers', labels, 3) // 'team-members'
 */
export function mergePartner(label: Label, labels: readonly AssignedLabel[], k: number): Label | null {
  const own = labels.find((one) => one.label === label);
  if (!own || own.identified) return null;
  const answersPerLabel = Object.fromEntries(
    labels.map((one) => [one.label, one.label === label ? Math.min(k - 1, one.invited) : one.invited]),
  );
  const block = buildBlocks({ labels, answersPerLabel, k }).find((one) =>
    one.labels.some((part) => part.label === label),
  );
  const partners = block?.groups.filter((group) => !own.groups.includes(group)) ?? [];
  return block && block.n !== null && partners.length > 0 ? formatLabel(partners) : null;
}

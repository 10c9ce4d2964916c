import type { Group, Label } from '@heartset/model';
import type { AssignedLabel } from './assign-labels.ts';
import { byLabel, GROUP_ORDER, labelOf } from './canonical-label.ts';
import { mergeSmall } from './merge-small.ts';
import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { UncountableAnswersError } from './uncountable-answers-error.ts';

/**
 * A label, or labels merged at close. It is named by the groups invited under it, whoever
 * answered. `n` is the number of answer sheets, and `null` for a block that is not shown: then it
 * is written nowhere how many answered.
 */
export type Block = {
  block: Label;
  groups: Group[];
  labels: { label: Label; invited: number }[];
  identified: boolean;
  invited: number;
  n: number | null;
};

/** Answer sheets per label; a label that is absent has none. */
export type AnswersPerLabel = Readonly<Partial<Record<Label, number>>>;

/**
 * Fixes the blocks of a leader at close, by the number of answer sheets alone.
 *
 * A label with fewer than k answers is merged in the order used at opening; what is still below k
 * is not shown. Labels without any answer are merged like every other, so that the name of a block
 * never tells whether somebody answered. Identified labels and people outside the directory are
 * never merged; identified ones are shown from one answer on.
 *
 * @throws UncountableAnswersError when more answered than were invited, or for answers under a label
 *   that nobody was invited under. ScoringInputError for a label given twice, or k below 3.
 */
export function buildBlocks(input: {
  labels: readonly AssignedLabel[];
  answersPerLabel: AnswersPerLabel;
  k: number;
}): Block[] {
  const k = requireGroupSize(input.k);
  const units = input.labels.map((label) => ({ ...label, size: answersOf(label, input.answersPerLabel) }));
  refuseUnknownLabels(input.labels, input.answersPerLabel);
  const standsAlone = (unit: AssignedLabel) => unit.identified || unit.label === 'others';
  const clusters = [
    ...mergeSmall(
      units.filter((unit) => !standsAlone(unit)),
      k,
    ),
    ...units.filter(standsAlone).map((unit) => [unit]),
  ];
  return clusters
    .map((cluster) => {
      const groups = GROUP_ORDER.filter((group) => cluster.some((unit) => unit.groups.includes(group)));
      const n = cluster.reduce((sum, unit) => sum + unit.size, 0);
      const identified = cluster.some((unit) => unit.identified);
      return {
        block: labelOf(cluster.flatMap((unit) => unit.groups)),
        groups,
        labels: cluster.map(({ label, invited }) => ({ label, invited })).sort((a, b) => byLabel(a.label, b.label)),
        identified,
        invited: cluster.reduce((sum, unit) => sum + unit.invited, 0),
        n: n >= (identified ? 1 : k) ? n : null,
      };
    })
    .sort((a, b) => byLabel(a.block, b.block));
}

function answersOf(label: AssignedLabel, answers: AnswersPerLabel): number {
  const n = requireCount(answers[label.label] ?? 0, `answers under ${label.label}`);
  if (n > label.invited) {
    const what = `${n} answers from ${label.invited} people invited`;
    throw new UncountableAnswersError('more-than-invited', `answers under ${label.label}`, what);
  }
  return n;
}

function refuseUnknownLabels(labels: readonly AssignedLabel[], answers: AnswersPerLabel): void {
  const known = new Set<string>(labels.map((one) => one.label));
  if (known.size !== labels.length) throw new ScoringInputError('labels', 'a label is given twice');
  for (const label of Object.keys(answers)) {
    if (known.has(label)) continue;
    throw new UncountableAnswersError('unknown-label', `answers under ${label}`, 'nobody was invited under it');
  }
}

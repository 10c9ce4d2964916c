import { goldenSectionMinimum } from './golden-section-minimum.ts';
import { mean } from './mean.ts';
import { oneWayAnova } from './one-way-anova.ts';
import { type Sample, visitSample } from './sample.ts';

/** Variance between leaders and within them. */
export type VarianceComponents = { between: number; within: number };

/**
 * Variance between and within groups of a mixed model with one random intercept, by restricted
 * maximum likelihood. Unlike the analysis of variance behind `icc1`, it weighs small groups by what
 * they tell; between / (between + within) is the ICC(1) of mixed models.
 *
 * Source: Patterson & Thompson (1971), Biometrika 58, 545-554.
 *
 * @param groups the values of each leader's raters
 * @returns both from 0 on, between to about eight digits; `null` when there is one group, nobody
 *   shares a group, or nobody within a group differs.
 * @throws ScoringInputError when there is no group, an empty one, or a value that is no number.
 * @example varianceComponents([[4, 5], [2, 3]]) // { between: 1.75, within: 0.5 }
 */
export function varianceComponents(groups: readonly Sample[]): VarianceComponents | null {
  const { meanSquareBetween, meanSquareWithin, residualDegrees, groupsDegrees } = oneWayAnova(groups);
  if (meanSquareBetween === null || meanSquareWithin === null || meanSquareWithin === 0) return null;
  const squaresWithin = meanSquareWithin * residualDegrees;
  const degrees = residualDegrees + groupsDegrees;
  const summaries = groups.map((group) => ({ n: sizeOf(group), center: mean(group) }));

  const fitAt = (share: number) => {
    const ratio = share / (1 - share);
    const weights = summaries.map(({ n }) => n / (1 + n * ratio));
    const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    const weighted = summaries.reduce((sum, { center }, index) => sum + (weights[index] ?? 0) * center, 0);
    const center = weighted / totalWeight;
    const squares = summaries.reduce(
      (sum, group, index) => sum + (weights[index] ?? 0) * (group.center - center) ** 2,
      squaresWithin,
    );
    const spread = summaries.reduce((sum, { n }) => sum + Math.log(1 + n * ratio), 0);
    return { ratio, squares, deviance: degrees * Math.log(squares) + spread + Math.log(totalWeight) };
  };

  const { ratio, squares } = fitAt(goldenSectionMinimum((share) => fitAt(share).deviance, 0, 1 - 1e-9));
  const within = squares / degrees;
  return { between: ratio * within, within };
}

function sizeOf(group: Sample): number {
  let n = 0;
  visitSample(group, (_, weight) => {
    n += weight;
  });
  return n;
}

import { mean } from './mean.ts';
import { type Sample, visitSample } from './sample.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * The table of a one-way analysis of variance. A mean square without degrees of freedom is `null`.
 * `meanGroupSize` is N / G; `effectiveGroupSize` is n0 = (N - sum n^2 / N) / (G - 1), the size of
 * equal groups that would tell as much.
 */
export type OneWayAnova = {
  groupsDegrees: number;
  residualDegrees: number;
  meanSquareBetween: number | null;
  meanSquareWithin: number | null;
  meanGroupSize: number;
  effectiveGroupSize: number | null;
};

/**
 * Splits the variance of values into what lies between groups (leaders) and within them (raters).
 *
 * @throws ScoringInputError when there is no group, or an empty one, or a value that is no number.
 * @example oneWayAnova([[4, 5], [2, 3]]) // meanSquareBetween 4, meanSquareWithin 0.5
 */
export function oneWayAnova(groups: readonly Sample[]): OneWayAnova {
  if (groups.length === 0) throw new ScoringInputError('groups', 'there is no group');
  const summaries = groups.map(summarise);
  const total = sumOf(summaries, ({ n }) => n);
  const grandMean = sumOf(summaries, ({ n, center }) => n * center) / total;
  const between = sumOf(summaries, ({ n, center }) => n * (center - grandMean) ** 2);
  const within = sumOf(summaries, ({ squares }) => squares);
  const groupsDegrees = groups.length - 1;
  const residualDegrees = total - groups.length;
  const sizesSquared = sumOf(summaries, ({ n }) => n ** 2);
  return {
    groupsDegrees,
    residualDegrees,
    meanSquareBetween: groupsDegrees === 0 ? null : between / groupsDegrees,
    meanSquareWithin: residualDegrees === 0 ? null : within / residualDegrees,
    meanGroupSize: total / groups.length,
    effectiveGroupSize: groupsDegrees === 0 ? null : (total - sizesSquared / total) / groupsDegrees,
  };
}

type GroupSummary = { n: number; center: number; squares: number };

function summarise(group: Sample, index: number): GroupSummary {
  let n = 0;
  visitSample(group, (_, weight) => {
    n += weight;
  });
  if (n === 0) throw new ScoringInputError(`groups[${index}]`, 'there is no value');
  const center = mean(group);
  let squares = 0;
  visitSample(group, (value, weight) => {
    squares += weight * (value - center) ** 2;
  });
  return { n, center, squares };
}

function sumOf(summaries: readonly GroupSummary[], part: (summary: GroupSummary) => number): number {
  return summaries.reduce((sum, summary) => sum + part(summary), 0);
}

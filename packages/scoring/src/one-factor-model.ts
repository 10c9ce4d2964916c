import { innerProduct, matrixTimes } from './symmetric-matrix.ts';

/** What each item shares with the others, and what it has for itself; both standardised. */
export type OneFactorModel = { loadings: number[]; uniquenesses: number[] };

/** Below this an item would be the factor itself; the usual bound of factor analysis programs. */
const LEAST_UNIQUENESS = 0.005;

/** Of what an item says, how much is taken for the factor at first; any share inside 0 to 1 does. */
const STARTING_SHARE = 0.7;

/** Sums of squared correlations closer than this are equal but for rounding. */
const DIGITS = 1e9;

const CONVERGED = 1e-12;
const MOST_STEPS = 20_000;

/**
 * One common factor by maximum likelihood, from the correlations of at least 3 items, by
 * expectation-maximisation: each step is a handful of sums, needs no inverse, and never makes the
 * fit worse. It is slow only where the answer is hardly determined.
 *
 * Source: Rubin & Thayer (1982), Psychometrika 47, 69-76.
 *
 * @returns loadings with a sum from 0 on, uniquenesses from .005 to 1; `null` when there is nothing
 *   to settle on.
 * @example oneFactorModel([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]]) // each loading 0.7071067811865
 */
export function oneFactorModel(correlation: readonly (readonly number[])[]): OneFactorModel | null {
  let loadings = startingLoadings(correlation);
  let uniquenesses = loadings.map((loading) => Math.max(LEAST_UNIQUENESS, 1 - loading ** 2));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = improve(correlation, loadings, uniquenesses);
    const change = Math.max(...next.loadings.map((loading, item) => Math.abs(loading - (loadings[item] ?? 0))));
    ({ loadings, uniquenesses } = next);
    if (change < CONVERGED) {
      const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
      return { loadings: loadings.map((loading) => sign * loading), uniquenesses };
    }
  }
  return null;
}

/** One step: what factor scores the model expects, then the loadings that fit those scores best. */
function improve(
  correlation: readonly (readonly number[])[],
  loadings: readonly number[],
  uniquenesses: readonly number[],
): OneFactorModel {
  const precisions = loadings.map((loading, item) => loading / (uniquenesses[item] ?? Number.NaN));
  const information = innerProduct(loadings, precisions);
  const scoreWeights = precisions.map((precision) => precision / (1 + information));
  const withScores = matrixTimes(correlation, scoreWeights);
  const scoreVariance = 1 / (1 + information) + innerProduct(scoreWeights, withScores);
  const nextLoadings = withScores.map((value) => value / scoreVariance);
  const nextUniquenesses = nextLoadings.map((loading, item) =>
    Math.max(LEAST_UNIQUENESS, 1 - loading * (withScores[item] ?? Number.NaN)),
  );
  return { loadings: nextLoadings, uniquenesses: nextUniquenesses };
}

/**
 * The item that correlates most with the others stands for the factor at first. Sums of rows would
 * not do: they are 0 when half of the items are reversed, and no step leads away from 0.
 */
function startingLoadings(correlation: readonly (readonly number[])[]): number[] {
  // Without the last digits, so that among equals the order of raters does not choose: where several factors
  // fit almost alike, the start decides which one is found.
  const strengths = correlation.map((row) => Math.round(innerProduct(row, row) * DIGITS));
  const strongest = strengths.indexOf(Math.max(...strengths));
  return (correlation[strongest] ?? []).map((value) => STARTING_SHARE * value);
}

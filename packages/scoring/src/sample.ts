import { requireCount } from './require-count.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** How often each answer was given: `counts[0]` is for `minimum`, the next for `minimum + 1` … */
export type AnswerCounts = { minimum: number; counts: ArrayLike<number> };

/** Observed values: a list, a typed array, or counts per answer. Missing values are left out. */
export type Sample = ArrayLike<number> | AnswerCounts;

/**
 * Visits each distinct slot of a sample with its weight.
 *
 * @throws ScoringInputError for a value that is not a finite number or a count that cannot be.
 */
export function visitSample(sample: Sample, visit: (value: number, weight: number) => void): void {
  if ('counts' in sample) {
    const { minimum, counts } = sample;
    if (!Number.isFinite(minimum)) throw new ScoringInputError('counts', `scale begins at ${minimum}`);
    for (let index = 0; index < counts.length; index += 1) {
      const weight = requireCount(counts[index] ?? Number.NaN, `counts[${index}]`);
      if (weight > 0) visit(minimum + index, weight);
    }
    return;
  }
  for (let index = 0; index < sample.length; index += 1) {
    const value = sample[index] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new ScoringInputError(`values[${index}]`, `expected a number, got ${value}`);
    visit(value, 1);
  }
}

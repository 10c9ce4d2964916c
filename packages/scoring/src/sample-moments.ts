import { type AnswerCounts, type Sample, visitSample } from './sample.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** Number of values, their sum, and the sum of their squared distances from the mean; all 0 for none. */
export type SampleMoments = { n: number; sum: number; squares: number };

/**
 * What mean, variance and agreement are made of.
 *
 * @throws ScoringInputError for a value that is not a finite number or a count that cannot be.
 */
export function sampleMoments(sample: Sample): SampleMoments {
  return 'counts' in sample ? momentsOfCounts(sample) : momentsOfValues(sample);
}

/**
 * One plain loop in whole numbers, which loses no digits, and short enough for the engine to put it where
 * it is called: every item of every block passes through here, millions of times in a large campaign.
 */
function momentsOfCounts({ minimum, counts }: AnswerCounts): SampleMoments {
  let n = 0;
  let steps = 0;
  let squaredSteps = 0;
  for (let step = 0; step < counts.length; step += 1) {
    const count = counts[step];
    if (count === undefined || !Number.isSafeInteger(count) || count < 0) return refuseCount(count, step);
    n += count;
    steps += count * step;
    squaredSteps += count * step * step;
  }
  if (!Number.isFinite(minimum)) visitSample({ minimum, counts }, () => undefined);
  return { n, sum: n * minimum + steps, squares: n === 0 ? 0 : squaredSteps - (steps * steps) / n };
}

/** The text that says where is made only when it is needed: it would take longer than all the rest. */
function refuseCount(count: number | undefined, step: number): never {
  throw new ScoringInputError(`counts[${step}]`, `expected a whole number from 0 on, got ${count}`);
}

/** In two passes; the naive sum of squares loses its digits when values lie far from 0. */
function momentsOfValues(values: ArrayLike<number>): SampleMoments {
  let sum = 0;
  visitSample(values, (value) => {
    sum += value;
  });
  const n = values.length;
  let squares = 0;
  visitSample(values, (value) => {
    squares += (value - sum / n) ** 2;
  });
  return { n, sum, squares };
}

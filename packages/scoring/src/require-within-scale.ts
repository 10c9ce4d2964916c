import { type Sample, visitSample } from './sample.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** The ends of a rating scale, both of them answers: 1 and 5 for five options from 1 on. */
export type ScaleRange = { minimum: number; maximum: number };

/**
 * Lets through a sample that lies within its scale.
 *
 * @throws ScoringInputError when the scale has no extent, or a value lies outside it or is no number.
 */
export function requireWithinScale(sample: Sample, scale: ScaleRange, where: string): void {
  if (!Number.isFinite(scale.maximum - scale.minimum) || scale.minimum >= scale.maximum) {
    throw new ScoringInputError(where, `expected a scale that rises, got ${scale.minimum} to ${scale.maximum}`);
  }
  visitSample(sample, (value) => {
    if (value < scale.minimum || value > scale.maximum) {
      throw new ScoringInputError(where, `expected values from ${scale.minimum} to ${scale.maximum}, got ${value}`);
    }
  });
}

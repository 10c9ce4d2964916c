import { requireCount } from './require-count.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** Halvings after which two neighbouring numbers are left of any interval below pi / 2. */
const HALVINGS = 80;

/**
 * The t that Student's distribution stays below with this probability.
 *
 * The finite series for whole degrees of freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4) needs
 * no gamma function; it is solved for the angle atan(t / sqrt(degrees)), which has bounds.
 *
 * @param probability above 0 and below 1
 * @param degrees whole degrees of freedom, at least 1
 * @throws ScoringInputError outside those ranges.
 * @example studentTQuantile(0.975, 4) // 2.776445105198
 */
export function studentTQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new ScoringInputError('studentTQuantile', `expected a probability between 0 and 1, got ${probability}`);
  }
  if (requireCount(degrees, 'studentTQuantile, degrees') === 0) {
    throw new ScoringInputError('studentTQuantile', 'there is no degree of freedom');
  }
  const central = Math.abs(2 * probability - 1);
  let lower = 0;
  let upper = Math.PI / 2;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (lower + upper) / 2;
    if (centralProbability(middle, degrees) < central) lower = middle;
    else upper = middle;
  }
  return Math.sign(probability - 0.5) * Math.sqrt(degrees) * Math.tan(lower);
}

/** The probability of |t| staying below sqrt(degrees) tan(angle). */
function centralProbability(angle: number, degrees: number): number {
  const cosineSquared = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let series = 0;
  for (let order = isOdd ? 1 : 0; order < degrees; order += 2) {
    series += term;
    term *= (cosineSquared * (order + 1)) / (order + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * series) : Math.sin(angle) * series;
}

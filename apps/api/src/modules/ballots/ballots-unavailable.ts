import { AppError } from '../../core/errors.ts';

/** A campaign takes answers, and its key is not there: the operator has to hear of it, and nobody loses what they wrote. */
export function ballotsUnavailable(): AppError {
  return new AppError(
    'ballots-unavailable',
    'Answers cannot be taken right now. Nothing was lost: what you wrote is on your device. Please try again later.',
  );
}

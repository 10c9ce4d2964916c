import { type Actor, hasRole } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';

/** @throws AppError `not-allowed` unless the actor is HR */
export function requireHr(actor: Actor): void {
  if (!hasRole(actor, 'hr')) throw new AppError('not-allowed', 'Only HR can import people.');
}

import { type Actor, hasRole } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';

/**
 * What of the directory an actor may see: HR everybody, leaders (they choose raters) those in the directory.
 *
 * `troubleFor`: who is told whose mail came back. Nobody is of those they are rated by: whom a mail has not reached has not answered.
 */
export type DirectoryScope = { organizationId: string; outsiders: boolean; troubleFor: string | null };

/** @throws AppError `not-allowed` for anybody else */
export function directoryScopeOf(actor: Actor): DirectoryScope {
  if (hasRole(actor, 'hr'))
    return { organizationId: actor.organizationId, outsiders: true, troubleFor: actor.personId };
  if (hasRole(actor, 'leader')) return { organizationId: actor.organizationId, outsiders: false, troubleFor: null };
  throw new AppError('not-allowed', 'The directory is open to HR and to leaders who choose their raters.');
}

/** @throws AppError `not-allowed` unless the actor is HR */
export function requireHr(actor: Actor): void {
  if (!hasRole(actor, 'hr')) throw new AppError('not-allowed', 'Only HR can change the directory.');
}

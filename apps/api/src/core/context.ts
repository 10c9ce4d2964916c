import type { Role } from '@heartset/model/api/auth';

/** Who acts: parsed from the access cookie once, checked against the session in the database. */
export interface Actor {
  personId: string;
  organizationId: string;
  sessionId: string;
  roles: readonly Role[];
}

/** Where time comes from, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Does the actor have the role? */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.includes(role);
}

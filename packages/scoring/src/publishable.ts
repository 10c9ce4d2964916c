import type { Publishable } from '@heartset/model';

/**
 * The only maker of publishable values: called at the end of a publication rule, and by
 * `reviveRelease` for what such a rule made earlier. Freezes the value, so that nothing can be
 * added to it on its way out. Not exported from the package.
 */
export function publishable<T>(value: T): Publishable<T> {
  freeze(value);
  return value as Publishable<T>;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const entry of Object.values(value)) freeze(entry);
}

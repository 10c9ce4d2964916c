import { attackRelease, attackRounds } from '@heartset/attacker';

/**
 * Would a further document about a leader tell more than it may, laid beside everything that was published about them before?
 * Both are read as JSON, as a reader would find them. What was found is not handed on: it could tell what was to be protected.
 *
 * @param earlier the texts of the documents so far, in the order of publication; at least one
 * @throws TypeError for a text that reads like no release
 */
export function revealsTooMuch(earlier: readonly string[], next: string): boolean {
  const before = earlier.map((text): unknown => JSON.parse(text));
  const after: unknown = JSON.parse(next);
  if (attackRounds([...before, after]).violations.length > 0) return true;
  return attackRelease(after, undefined, before.at(-1)).violations.length > 0;
}

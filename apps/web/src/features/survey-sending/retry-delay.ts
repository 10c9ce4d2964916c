const tries = 6;
const firstMilliseconds = 600;
const longestMilliseconds = 10_000;

/**
 * How long to wait after the nth try (from 1): doubling, with a share of chance so that a restarted server does not
 * meet everybody at once. `null` after the sixth: then the person decides.
 *
 * @param chance from 0 (inclusive) to 1
 */
export function retryDelay(tried: number, chance: number): number | null {
  if (tried >= tries) return null;
  const full = Math.min(longestMilliseconds, firstMilliseconds * 2 ** (tried - 1));
  return Math.round(full / 2 + (full / 2) * chance);
}

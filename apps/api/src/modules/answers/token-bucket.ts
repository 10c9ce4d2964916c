import type { Clock } from '../../core/context.ts';

/**
 * A limit over everybody together: `burst` at once, and `perSecond` on and on. It keeps one number and one time, and nothing about
 * who came.
 *
 * @returns a function that takes one and says whether there was one
 * @example const take = tokenBucket({ perSecond: 50, burst: 200 }, clock); if (!take()) refuse();
 */
export function tokenBucket(limit: { perSecond: number; burst: number }, clock: Clock): () => boolean {
  let left = limit.burst;
  let filledAt = clock.now().getTime();
  return () => {
    const now = clock.now().getTime();
    left = Math.min(limit.burst, left + (Math.max(0, now - filledAt) / 1000) * limit.perSecond);
    filledAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

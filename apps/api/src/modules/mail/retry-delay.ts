/** How often a mail is tried before it counts as failed. */
export const maximumAttempts = 15;

const firstDelayMs = 30_000;
const longestDelayMs = 4 * 3_600_000;

/**
 * How long to wait after an attempt that failed for now: 30 seconds, doubling, four hours at most. Fifteen attempts span a little
 * more than 24 hours, so that a night's outage or a full mailbox loses nothing.
 *
 * @param attempts how many attempts have been made, 1 or more
 * @returns milliseconds; null when there is to be no further attempt
 */
export function retryDelay(attempts: number): number | null {
  if (attempts >= maximumAttempts) return null;
  return Math.min(firstDelayMs * 2 ** (attempts - 1), longestDelayMs);
}

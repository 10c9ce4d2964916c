import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does some work and comes back after `milliseconds` at the earliest, so that time does not tell whether there was anything to do.
 * A failure comes back at once.
 */
export async function atEarliestAfter<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, wait(milliseconds)]);
  return result;
}

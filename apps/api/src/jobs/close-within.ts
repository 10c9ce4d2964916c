import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for something to close, but not for ever: BullMQ's PostgreSQL backend sometimes never ends after its connections were cut
 * off under it, and a process that cannot stop is worse than one that leaves a socket to the operating system.
 *
 * @param busy how many jobs are under way: while there are any, it is waited for however long they take
 * @param patienceMs how long to wait once nothing is under way; looked at twice, so that a last result can still be written
 * @returns whether it closed
 */
export async function closeWithin(closing: Promise<unknown>, busy: () => number, patienceMs = 5_000): Promise<boolean> {
  const closed = closing.then(() => true);
  // Whoever gave up waiting does not want to hear of a late failure as an unhandled one.
  closed.catch(() => undefined);
  for (let idleLooks = 0; idleLooks < 2; idleLooks = busy() === 0 ? idleLooks + 1 : 0) {
    const timer = new AbortController();
    const waited = sleep(patienceMs, false, { signal: timer.signal }).catch(() => false);
    const done = await Promise.race([closed, waited]);
    timer.abort();
    if (done) return true;
  }
  return false;
}

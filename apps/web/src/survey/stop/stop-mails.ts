const patienceMilliseconds = 20_000;

/** `unknown`: no such token was sent to anybody. `unreachable`: nothing is known to have happened, and the same may succeed later. */
export type StopOutcome = 'stopped' | 'unknown' | 'unreachable';

/** Does what a mail program's own button does, in its words (RFC 8058). No cookie goes along. */
export async function stopMails(token: string): Promise<StopOutcome> {
  try {
    const response = await fetch(`/stop/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    if (response.ok) return 'stopped';
    return response.status === 404 ? 'unknown' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

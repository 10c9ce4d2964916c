import type { RaterInvitation } from '@heartset/model/api/rater';
import type { RaterApiError } from '../../lib/rater-api.ts';

export type RefusalReason =
  | 'unknown'
  | 'unknown-code'
  | 'withdrawn'
  | 'ended'
  | 'cancelled'
  | 'between-rounds'
  | 'too-many'
  | 'unreachable'
  | 'failed';

/** Why the page for the code is shown. `other-device`: its code has come, and whose it is must be said by the mail. */
export type CodePageReason = 'asked' | 'other-device' | 'damaged' | 'signed-out' | 'mistyped' | 'left';

/** What opens an invitation: the link's secret, the mail's code, or the session that this browser has already. */
export type AccessKey = { secret: string } | { code: string } | 'session';

export type RefusedAccess =
  | { state: 'code'; reason: CodePageReason }
  | { state: 'refused'; reason: RefusalReason; requestId: string | null };

/** What the rater is shown when the server did not open the invitation. */
export function accessRefusal(error: RaterApiError, key: AccessKey): RefusedAccess {
  // A session that has run out, or that stands for an invitation which is no longer there: the mail opens a new one.
  if (key === 'session' && (error.status === 401 || error.status === 404)) return { state: 'code', reason: 'asked' };
  if (error.code === 'code-wrong') return { state: 'code', reason: 'mistyped' };
  return { state: 'refused', reason: reasonOf(error, key), requestId: error.requestId };
}

/** What the rater is shown where an invitation opens and takes no answers any more; null while it takes them. */
export function closedRefusal({
  state,
  furtherRound,
  round,
}: Pick<RaterInvitation['campaign'], 'state' | 'furtherRound' | 'round'>): RefusedAccess | null {
  if (state === 'collecting') return null;
  if (state === 'cancelled') return { state: 'refused', reason: 'cancelled', requestId: null };
  return { state: 'refused', reason: furtherRound && round === 1 ? 'between-rounds' : 'ended', requestId: null };
}

/**
 * What a page that is open already turns into when the server was asked again; null: it stays. What passes, such as a lost connection,
 * stops nobody from answering: sending tries again.
 */
export function recheckRefusal(error: RaterApiError): RefusedAccess | null {
  if (error.passing) return null;
  return error.status === 401 ? { state: 'code', reason: 'signed-out' } : accessRefusal(error, 'session');
}

function reasonOf(error: RaterApiError, key: AccessKey): RefusalReason {
  if (error.code === 'unreachable') return 'unreachable';
  if (error.code === 'link-withdrawn') return 'withdrawn';
  if (error.code === 'between-rounds') return 'between-rounds';
  if (error.code === 'campaign-cancelled') return 'cancelled';
  if (error.status === 410) return 'ended';
  if (error.status === 429) return 'too-many';
  const unknown = [400, 401, 404].includes(error.status);
  if (unknown && key !== 'session') return 'code' in key ? 'unknown-code' : 'unknown';
  return 'failed';
}

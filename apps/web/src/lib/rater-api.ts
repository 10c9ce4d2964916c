import type { Instrument } from '@heartset/model';
import type { RedeemAnswers } from '@heartset/model/api/answers';
import type { RaterInvitation } from '@heartset/model/api/rater';

/**
 * Why a call did not succeed. `code` is the problem document's literal code; `unreachable` when no answer came back,
 * `unexpected` when the answer was not one of ours. Nothing of what was sent is in it.
 */
export class RaterApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;

  constructor(code: string, status: number, requestId: string | null) {
    super(code);
    this.name = 'RaterApiError';
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }

  /** True when the same call may well succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Exchanges the link's secret, or the mail's code, for a session of this browser. */
export function createRaterSession(access: { secret: string } | { code: string }): Promise<RaterInvitation> {
  return call<RaterInvitation>('/api/v1/rater/sessions', post(access));
}

/** What the session of this browser is invited to. */
export function readInvitation(): Promise<RaterInvitation> {
  return call<RaterInvitation>('/api/v1/rater/invitation', { cache: 'no-store' });
}

/**
 * Ends the session of this browser; the mail's link opens the invitation again. It goes out also when the page is being left.
 *
 * @throws RaterApiError when no answer came back
 */
export async function endRaterSession(): Promise<void> {
  await call<unknown>('/api/v1/rater/session', { method: 'DELETE', cache: 'no-store', keepalive: true });
}

export function readInstrument(id: string, version: string, locale: string): Promise<Instrument> {
  const query = new URLSearchParams({ version, locale });
  return call<Instrument>(`/api/v1/instruments/${encodeURIComponent(id)}?${query}`, { credentials: 'omit' });
}

/** Signed in: this assignment's one ticket is the one with this hash. */
export async function issueTicket(assignmentId: string, ticketHash: string): Promise<void> {
  await call<unknown>(`/api/v1/rater/assignments/${encodeURIComponent(assignmentId)}/ticket`, post({ ticketHash }));
}

/** Not signed in: no cookie and no referrer go with the answers, only the ticket. */
export async function redeemAnswers(body: RedeemAnswers): Promise<void> {
  await call<unknown>('/api/v1/answers', { ...post(body), credentials: 'omit', referrerPolicy: 'no-referrer' });
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  };
}

const patienceMilliseconds = 20_000;

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  let document: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(patienceMilliseconds) });
    document = await response.json().catch(() => null);
  } catch {
    throw new RaterApiError('unreachable', 0, null);
  }
  // The server validates what it sends by the same schema that this type is inferred from.
  if (response.ok && document !== null) return document as Answer;
  throw toError(response.ok ? 502 : response.status, document);
}

function toError(status: number, document: unknown): RaterApiError {
  const problem = typeof document === 'object' && document !== null ? document : {};
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : 'unexpected';
  const requestId = 'requestId' in problem && typeof problem.requestId === 'string' ? problem.requestId : null;
  return new RaterApiError(code, status, requestId);
}

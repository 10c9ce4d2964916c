import { fromBase64url, toBase64url } from '@heartset/ballot/protocol/byte-strings';
import type { Instrument } from '@heartset/model';
import type { BallotCounted, BallotIssued, PublishedManifest, PublishedReceipts } from '@heartset/model/api/ballots';
import type { RaterInvitation } from '@heartset/model/api/rater';

/**
 * Why a call did not succeed. `code` is the problem document's literal code; `unreachable` when no answer came back,
 * `unexpected` when the answer was not one of ours. Nothing of what was sent is in it.
 */
export class RaterApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  /** How long the server asks to wait, in milliseconds; 0 when it does not say. */
  readonly retryAfter: number;

  constructor(code: string, status: number, requestId: string | null, retryAfter = 0) {
    super(code);
    this.name = 'RaterApiError';
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
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

/** What a campaign has promised, to the byte. Not signed in: everybody gets the same. */
export function readManifest(campaignId: string): Promise<PublishedManifest> {
  return call<PublishedManifest>(`/api/v1/campaigns/${encodeURIComponent(campaignId)}/manifest`, {
    credentials: 'omit',
    cache: 'no-store',
  });
}

/** Which receipts a campaign has published. Not signed in. */
export function readReceipts(campaignId: string): Promise<PublishedReceipts> {
  return call<PublishedReceipts>(`/api/v1/campaigns/${encodeURIComponent(campaignId)}/receipts`, {
    credentials: 'omit',
    cache: 'no-store',
  });
}

/** Signed in: has this assignment's one ballot evaluated, of which the server sees the blinded element alone. */
export async function issueBallot(assignmentId: string, blindedElement: Uint8Array): Promise<Uint8Array> {
  const path = `/api/v1/rater/assignments/${encodeURIComponent(assignmentId)}/ballot`;
  const { reply } = await call<BallotIssued>(path, post({ blindedElement: toBase64url(blindedElement) }));
  return fromBase64url(reply) ?? new Uint8Array(0);
}

/** Not signed in: no cookie and no referrer go with the answers, only the ballot. Gives the server's receipt. */
export async function redeemBallot(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const { receipt } = await call<BallotCounted>('/api/v1/ballots', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  return receipt;
}

/** Signed in: the encrypted draft of an assignment, if one was kept. */
export async function readDraft(assignmentId: string): Promise<Uint8Array | null> {
  const response = await send(draftPath(assignmentId), { cache: 'no-store' });
  if (response.status === 204) return null;
  return new Uint8Array(
    await response.arrayBuffer().catch(() => {
      throw new RaterApiError('unreachable', 0, null);
    }),
  );
}

/** Signed in: keeps an encrypted draft in the place of the one before, also when the page is just being left. */
export async function saveDraft(assignmentId: string, encrypted: Uint8Array<ArrayBuffer>): Promise<void> {
  await send(draftPath(assignmentId), {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: encrypted,
    cache: 'no-store',
    keepalive: true,
  });
}

function draftPath(assignmentId: string): string {
  return `/api/v1/rater/assignments/${encodeURIComponent(assignmentId)}/draft`;
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
  const response = await send(path, init);
  const document: unknown = await response.json().catch(() => null);
  if (document === null) throw toError(502, null, 0);
  // The server validates what it sends by the same schema that this type is inferred from.
  return document as Answer;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(patienceMilliseconds) });
  } catch {
    throw new RaterApiError('unreachable', 0, null);
  }
  if (response.ok) return response;
  const document: unknown = await response.json().catch(() => null);
  throw toError(response.status, document, Number(response.headers.get('retry-after')) || 0);
}

function toError(status: number, document: unknown, retryAfterSeconds: number): RaterApiError {
  const problem = typeof document === 'object' && document !== null ? document : {};
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : 'unexpected';
  const requestId = 'requestId' in problem && typeof problem.requestId === 'string' ? problem.requestId : null;
  return new RaterApiError(code, status, requestId, retryAfterSeconds * 1000);
}

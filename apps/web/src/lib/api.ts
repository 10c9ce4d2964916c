import { localProblem, parseJson, readProblem } from './problem-error.ts';

/** A wire schema: reads an unknown value, or says that it cannot. */
type WireSchema<Answer> = {
  safeParse: (value: unknown) => { success: true; data: Answer } | { success: false };
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call of the API: where, how, and with what. */
export type ApiCall = {
  method?: Method;
  path: string;
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON; a `Blob` is sent as it is. */
  body?: unknown;
  signal?: AbortSignal | undefined;
};

let refreshing: Promise<boolean> | null = null;

/** Several pages' worth of calls may find the access token expired at once: they share one refresh. */
function refreshOnce(): Promise<boolean> {
  refreshing ??= fetch('/api/v1/auth/refresh', { method: 'POST', credentials: 'same-origin' })
    .then((response) => response.ok)
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** The call's address with its query; entries without a value are left out. */
export function addressOf({ path, query = {} }: ApiCall): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? `/api/v1${path}` : `/api/v1${path}?${text}`;
}

function send(call: ApiCall): Promise<Response> {
  const request: RequestInit = { method: call.method ?? 'GET', credentials: 'same-origin' };
  if (call.signal) request.signal = call.signal;
  if (call.body instanceof Blob) {
    request.body = call.body;
    request.headers = { 'content-type': 'application/octet-stream' };
  } else if (call.body !== undefined) {
    request.body = JSON.stringify(call.body);
    request.headers = { 'content-type': 'application/json' };
  }
  return fetch(addressOf(call), request).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    throw localProblem('unreachable');
  });
}

async function sendSignedIn(call: ApiCall): Promise<Response> {
  const response = await send(call);
  // Signing in itself answers 401 for a wrong code: there is nothing to refresh then.
  if (response.status !== 401 || call.path.startsWith('/auth/')) return response;
  return (await refreshOnce()) ? send(call) : response;
}

/**
 * Calls the API and reads its answer by the wire schema.
 *
 * An expired access token is renewed once, silently, and the call repeated.
 * @throws ProblemError with the API's code, or `unreachable` / `unreadable-answer`.
 * @example callApi({ path: '/me' }, meSchema)
 */
export async function callApi<Answer>(call: ApiCall, schema: WireSchema<Answer>): Promise<Answer> {
  const response = await sendSignedIn(call);
  if (!response.ok) throw await readProblem(response);
  const parsed = schema.safeParse(parseJson(await response.text()));
  if (!parsed.success) throw localProblem('unreadable-answer', response.status);
  return parsed.data;
}

/** Calls the API where nothing comes back (204). Throws as `callApi` does. */
export async function callApiForNothing(call: ApiCall): Promise<void> {
  const response = await sendSignedIn(call);
  if (!response.ok) throw await readProblem(response);
}

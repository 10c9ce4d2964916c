import { type Problem, problemSchema } from '@heartset/model/api/common';

/** Codes of our own, for what never reached the API. */
export type LocalProblemCode = 'unreachable' | 'unreadable-answer';

/**
 * A refusal of the API (RFC 9457), or that it could not be reached.
 * `code` is literal and stable: words are chosen by it; `detail` is the API's own sentence.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly status: number;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly fields: NonNullable<Problem['fields']>;

  constructor(problem: Omit<Problem, 'type' | 'requestId'> & { requestId: string | null }) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail ?? null;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
  }
}

/** A problem that this side noticed: no answer, or one that is not ours. */
export function localProblem(code: LocalProblemCode, status = 0): ProblemError {
  return new ProblemError({ code, status, title: code, requestId: null });
}

/**
 * The problem in a refused response. A body that is no problem document (a proxy's page, nothing at all)
 * becomes `unreadable-answer` with the status kept.
 */
export async function readProblem(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const parsed = problemSchema.safeParse(parseJson(text));
  return parsed.success ? new ProblemError(parsed.data) : localProblem('unreadable-answer', response.status);
}

/** The value of a JSON text; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

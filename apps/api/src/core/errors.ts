/**
 * Every code that the product's own refusals carry. Literal and stable: clients, texts and tests rely on them.
 * What a code means over HTTP is the business of `plugins/problem-details.ts` alone.
 */
export const errorCodes = [
  'not-signed-in',
  'not-allowed',
  'not-found',
  'input-invalid',
  'body-too-large',
  'media-type-unsupported',
  'too-many-requests',
  'foreign-origin',
  'conflict',
  'sign-in-used-or-expired',
  'sign-in-other-browser',
  'code-wrong',
  'codes-paused',
  'file-not-readable',
  'file-too-large',
  'file-encoding-wrong',
  'file-empty',
  'mapping-incomplete',
  'rows-bad',
  'directory-changed',
  'already-applied',
  'address-taken',
  'campaign-not-editable',
  'campaign-state-changed',
  'campaign-not-ready',
  'deadline-too-soon',
  'deadline-too-far',
  'deadline-earlier',
  'instrument-unknown',
  'prompt-unknown',
  'person-unknown',
  'outsiders-need-hr',
  'raters-too-alike',
  'too-few-would-remain',
  'cannot-be-added',
  'link-unknown',
  'link-withdrawn',
  'campaign-ended',
  'campaign-cancelled',
  'between-rounds',
  'continue-where-you-began',
  'ballot-unknown',
  'ballot-not-issued',
  'ballots-unavailable',
  'answers-differ',
  'answers-invalid',
  'self-assessment-sent',
  'self-assessment-incomplete',
  'release-damaged',
  'key-store-unusable',
  'key-missing',
  'key-destroyed',
  'key-differs',
  'key-damaged',
  'key-backup-unreadable',
  'temporarily-unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Where in an input something is wrong, and what: a fragment that belongs to that input, or a whole sentence that stands by itself. */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * A refusal in product words. It knows nothing of HTTP.
 *
 * @example throw new AppError('deadline-earlier', 'The deadline can move later, not earlier.');
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];

  constructor(code: ErrorCode, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

/** Another organisation's things and things that do not exist look the same. */
export function notFound(what: string): AppError {
  return new AppError('not-found', `This ${what} does not exist, or is not yours to see.`);
}

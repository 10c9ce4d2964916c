/** Everything that this package refuses. Literal and stable; none of them carries a secret or an answer. */
export const ballotErrorCodes = [
  'element-invalid',
  'proof-refused',
  'reply-invalid',
  'key-invalid',
  'manifest-invalid',
  'manifest-changed',
  'supplement-out-of-order',
  'supplement-too-few-invited',
  'supplement-repeats',
  'not-in-manifest',
  'answers-too-long',
  'answers-unreadable',
  'ballot-unreadable',
  'draft-too-long',
  'draft-unreadable',
  'receipts-invalid',
] as const;

export type BallotErrorCode = (typeof ballotErrorCodes)[number];

/** A refusal with its code; the message is for developers, the words for people are the page's. */
export class BallotError extends Error {
  readonly code: BallotErrorCode;

  constructor(code: BallotErrorCode, message: string) {
    super(message);
    this.name = 'BallotError';
    this.code = code;
  }
}

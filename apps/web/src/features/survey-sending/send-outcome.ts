import { RaterApiError } from '../../lib/rater-api.ts';
import type { BallotWorkError } from './ballot-messages.ts';

export type SendOutcome =
  | 'counted'
  /** Other answers were counted with this very ballot: by a copy of what this browser keeps. */
  | 'other-counted'
  /** The assignment's ballot was asked for on another device or in another browser. */
  | 'begun-elsewhere'
  /** Closed before the answers arrived. */
  | 'ended'
  /** Closed before the answers arrived, and a further round may follow: they stay on the device. */
  | 'between-rounds'
  | 'withdrawn'
  /** The session of this browser has run out; the link opens a new one. */
  | 'signed-out'
  /** The server does not take these answers as they are: they may be changed. */
  | 'refused'
  /** The server does not know the ballot, or gave a receipt that is none. Nothing was counted as far as can be told. */
  | 'not-taken'
  /** What the server published or answered does not hold. Nothing was sent. */
  | 'not-trusted'
  /** No answer after several tries, and nothing has left the device yet. */
  | 'not-sent'
  /** No answer after several tries, and the answers may have arrived. What is kept on the device is enough to try again. */
  | 'unreached';

export type Refusal = RaterApiError | BallotWorkError;

const outcomes: Readonly<Record<string, SendOutcome>> = {
  'continue-where-you-began': 'begun-elsewhere',
  'answers-differ': 'other-counted',
  'between-rounds': 'between-rounds',
  'link-withdrawn': 'withdrawn',
  'campaign-ended': 'ended',
  'campaign-cancelled': 'ended',
  'answers-invalid': 'refused',
  'answers-too-long': 'refused',
  'ballot-unknown': 'not-taken',
  'ballot-not-issued': 'not-taken',
};

/** What a refusal means for somebody who sends; null when the same may well succeed a little later. */
export function sendOutcome(refusal: Refusal): SendOutcome | null {
  const known = outcomes[refusal.code];
  if (known) return known;
  if (!(refusal instanceof RaterApiError)) return refusal.code === 'worker-unavailable' ? null : 'not-trusted';
  if (refusal.passing) return null;
  if (refusal.status === 401) return 'signed-out';
  return refusal.status === 410 ? 'ended' : 'not-taken';
}

import type { z } from 'zod';

/** Which worker does it: mails need the mailer's login, everything about answers the tally's. */
export type QueueName = 'mail' | 'tally';

/**
 * A job, declared once: name, payload and how it is retried. A payload holds ids only, never a name, an address or a secret.
 */
export interface JobDefinition<Payload> {
  name: string;
  queue: QueueName;
  payload: z.ZodType<Payload>;
  attempts: number;
  /** First back-off in milliseconds; it doubles with each attempt. */
  backoffMs: number;
}

/** What a verb returns for its caller to enqueue once the transaction has been committed. */
export interface JobRequest<Payload = unknown> {
  job: JobDefinition<Payload>;
  payload: Payload;
  /** The same key while a job of that key is waiting means the same job. */
  key?: string;
  delayMs?: number;
}

/** Puts jobs into their queues. A failure is logged, not thrown: what must not be lost is in PostgreSQL, and a sweep finds it. */
export type Enqueue = (requests: readonly JobRequest<never>[]) => Promise<void>;

/** Builds a request whose payload fits its job. */
export function jobRequest<Payload>(
  job: JobDefinition<Payload>,
  payload: Payload,
  options: { key?: string; delayMs?: number } = {},
): JobRequest<never> {
  // The payload was checked against the job's own type above; queues treat all of them alike.
  return { job, payload, ...options } as JobRequest<never>;
}

import type { WorkerTiming } from '../jobs/start-workers.ts';
import type { MailTiming } from '../modules/mail/mail-deps.ts';

/** The product's leases and locks in the same order and proportion, in seconds instead of minutes. */
export const quickMailTiming: MailTiming = { leaseMs: 5_000, sendTimeoutMs: 4_000, sweepEveryMs: 1_000 };

export const quickWorkerTiming: Partial<WorkerTiming> = {
  lockDurationMs: 2_000,
  stalledIntervalMs: 1_000,
  drainDelaySeconds: 1,
};

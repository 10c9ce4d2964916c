import { type JobDefinition, type JobRequest, jobRequest, type QueueName } from '../core/job.ts';
import { handleTakeReturnedMails } from '../modules/bounces/take-returned-mails.handler.ts';
import { takeReturnedMailsJob } from '../modules/bounces/take-returned-mails.job.ts';
import type { MailDeps } from '../modules/mail/mail-deps.ts';
import { handleSendMail } from '../modules/mail/send-mail.handler.ts';
import { sendMailJob } from '../modules/mail/send-mail.job.ts';
import { handleSweepMails } from '../modules/mail/sweep-mails.handler.ts';
import { sweepMailsJob } from '../modules/mail/sweep-mails.job.ts';
import { handleAdvanceCampaigns } from '../modules/tally/advance-campaigns.handler.ts';
import { advanceCampaignsJob } from '../modules/tally/advance-campaigns.job.ts';
import { handleReleaseCampaign } from '../modules/tally/release-campaign.handler.ts';
import { releaseCampaignJob } from '../modules/tally/release-campaign.job.ts';
import { handleTallyCampaign } from '../modules/tally/tally-campaign.handler.ts';
import { tallyCampaignJob } from '../modules/tally/tally-campaign.job.ts';
import type { TallyDeps } from '../modules/tally/tally-deps.ts';
import { handleTallyPart } from '../modules/tally/tally-part.handler.ts';
import { tallyPartJob } from '../modules/tally/tally-part.job.ts';

/** A job whose payload is checked on its way to its handler. */
export interface RegisteredJob {
  readonly name: string;
  /** Parses the payload, works, and names what is to be enqueued next. Throws a ZodError on a payload that is not the job's. */
  run(payload: unknown): Promise<readonly JobRequest<never>[]>;
}

/** A job that comes by itself. */
export interface Schedule {
  readonly job: JobDefinition<Record<string, never>>;
  readonly everyMs: number;
}

/** Everything that the worker of one queue does. */
export interface WorkerJobs {
  readonly queue: QueueName;
  readonly jobs: readonly RegisteredJob[];
  readonly schedules: readonly Schedule[];
}

/** Joins a job to its handler. The payload is parsed here, once, and logged nowhere. */
function register<Payload>(
  job: JobDefinition<Payload>,
  handle: (payload: Payload) => Promise<readonly JobRequest<never>[]>,
): RegisteredJob {
  return { name: job.name, run: async (payload) => handle(job.payload.parse(payload)) };
}

/** The mail worker: one line a job. */
export function mailJobs(deps: MailDeps): WorkerJobs {
  return {
    queue: 'mail',
    jobs: [
      register(sendMailJob, (payload) => handleSendMail(deps, payload)),
      register(sweepMailsJob, () => handleSweepMails(deps)),
      register(takeReturnedMailsJob, () => handleTakeReturnedMails(deps)),
    ],
    schedules: [
      { job: sweepMailsJob, everyMs: deps.timing.sweepEveryMs },
      { job: takeReturnedMailsJob, everyMs: deps.timing.sweepEveryMs },
    ],
  };
}

/** How often campaigns are looked through for deadlines, graces and whatever a crash left undone. */
const advanceEveryMs = 20_000;

/** The tally worker: one line a job. */
export function tallyJobs(deps: TallyDeps): WorkerJobs {
  return {
    queue: 'tally',
    jobs: [
      register(advanceCampaignsJob, () => handleAdvanceCampaigns(deps)),
      register(tallyCampaignJob, (payload) => handleTallyCampaign(deps, payload)),
      register(tallyPartJob, (payload) => handleTallyPart(deps, payload)),
      register(releaseCampaignJob, async (payload) => {
        const outcome = await handleReleaseCampaign(deps, payload);
        // The reports' mails are the mailer's to write: it finds out by its next sweep anyway, this is only sooner.
        return outcome === 'released' ? [jobRequest(sweepMailsJob, {})] : [];
      }),
    ],
    schedules: [{ job: advanceCampaignsJob, everyMs: advanceEveryMs }],
  };
}

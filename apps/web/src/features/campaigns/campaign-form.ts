import type { Campaign } from '@heartset/model/api/campaigns';
import { emailSchema } from '@heartset/model/api/common';
import { deadlineInputs, deadlineInstant, workingDaysFrom } from '../../lib/local-deadline.ts';

/** The usual window in working days: four answers in ten come in the first four days, the last on the last. */
export const usualWorkingDays = 12;

/** Everything about a campaign that can be set before it opens, as its form holds it. */
export type CampaignForm = {
  name: string;
  day: string;
  time: string;
  minimumGroupSize: number;
  seniorLeaders: Campaign['seniorLeaders'];
  releaseMode: Campaign['releaseMode'];
  reportReaders: Campaign['reportReaders'];
  graceHours: number;
  /** How often everybody who was asked is reminded, at most. */
  reminders: number;
  /** May those who have not answered be asked once more, after the reports are out? */
  furtherRound: boolean;
  /** Whom the promise's fingerprint is mailed to; empty: nobody. */
  auditorAddress: string;
  /** Null: the instrument's own suggestion. */
  promptIds: string[] | null;
};

export type CampaignSettings = Omit<CampaignForm, 'day' | 'time' | 'promptIds' | 'auditorAddress'> & {
  deadlineAt: string;
  auditorAddress: string | null;
  promptIds?: string[];
};

/** A new campaign's form: what most campaigns want. */
export function newForm(now: Date): CampaignForm {
  return {
    name: '',
    ...deadlineInputs(workingDaysFrom(now, usualWorkingDays)),
    minimumGroupSize: 3,
    seniorLeaders: 'anonymous',
    releaseMode: 'automatic',
    reportReaders: 'leader',
    graceHours: 24,
    reminders: 2,
    furtherRound: false,
    auditorAddress: '',
    promptIds: null,
  };
}

/** The form of a draft that is there already. */
export function formOf(campaign: Campaign): CampaignForm {
  const { name, minimumGroupSize, releaseMode, reportReaders, graceHours, reminders, furtherRound, promptIds } =
    campaign;
  // A request of one's own does not offer the choice.
  const seniorLeaders = campaign.kind === 'leader' ? 'anonymous' : campaign.seniorLeaders;
  const deadline = deadlineInputs(new Date(campaign.deadlineAt));
  const rules = { minimumGroupSize, seniorLeaders, releaseMode, reportReaders, graceHours, reminders, furtherRound };
  return { name, ...deadline, ...rules, auditorAddress: campaign.auditorAddress ?? '', promptIds };
}

/** What is wrong with a form, by field, as a key of the locale. */
export type FormProblems = Partial<Record<'name' | 'deadline' | 'auditor', string>>;

/** The settings that a form says, or what is wrong with it. */
export function readForm(form: CampaignForm, now: Date): { settings: CampaignSettings } | { problems: FormProblems } {
  const { day, time, promptIds, auditorAddress, ...rest } = form;
  const deadlineAt = deadlineInstant({ day, time });
  const problems: FormProblems = {};
  if (form.name.trim() === '') problems.name = 'campaign.form.nameMissing';
  if (deadlineAt === null) problems.deadline = 'campaign.form.deadlineMissing';
  else if (new Date(deadlineAt) <= now) problems.deadline = 'campaign.form.deadlinePast';
  const address = auditorAddress.trim();
  if (address !== '' && !emailSchema.safeParse(address).success) problems.auditor = 'problems.inputs.auditorAddress';
  if (deadlineAt === null || Object.keys(problems).length > 0) return { problems };
  const auditor = { auditorAddress: address || null };
  return { settings: { ...rest, ...auditor, name: form.name.trim(), deadlineAt, ...(promptIds ? { promptIds } : {}) } };
}

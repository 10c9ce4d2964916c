import { buildInvitation, type Invited, type MailFrame } from './build-views.ts';
import type { ReminderView } from './templates/reminder.tsx';

/** What both mails share: the invitation in short, and that there is nothing to do for whoever has answered. */
function shortened(frame: MailFrame, invitation: Invited) {
  const { texts, recipient } = frame;
  const { campaign, asked } = invitation;
  const { view } = buildInvitation(frame, invitation);
  return {
    view: {
      ...view,
      about: texts.text('reminder.about'),
      answered: texts.text('reminder.answered'),
      stop: { ...view.stop, reminders: null },
    },
    one: asked.length === 1,
    names: {
      leader: asked[0]?.name ?? '',
      count: asked.length - 1,
      campaign: campaign.name,
      organization: recipient.organizationName,
      date: texts.day(campaign.deadlineAt),
    },
  };
}

/** To everybody who was asked, some time before the end: it cannot know who has answered. */
export function buildReminder(frame: MailFrame, invitation: Invited): { subject: string; view: ReminderView } {
  const { texts } = frame;
  const { view, one, names } = shortened(frame, invitation);
  const byLeader = invitation.campaign.kind === 'leader';
  return {
    subject: texts.text(one ? 'reminder.subjectOne' : 'reminder.subjectMany', names),
    view: {
      ...view,
      preview: texts.text('reminder.preview'),
      heading: texts.text('reminder.heading'),
      intro: texts.text(byLeader ? 'reminder.introLeader' : 'reminder.introOrganization', names),
      deadlineNote: null,
    },
  };
}

/** To everybody who was asked, when a campaign ends later than they were told. */
export function buildDeadlineMoved(frame: MailFrame, invitation: Invited): { subject: string; view: ReminderView } {
  const { texts } = frame;
  const { view, one, names } = shortened(frame, invitation);
  return {
    subject: texts.text(one ? 'deadlineMoved.subjectOne' : 'deadlineMoved.subjectMany', names),
    view: {
      ...view,
      preview: texts.text('deadlineMoved.preview', names),
      heading: texts.text('deadlineMoved.heading'),
      intro: texts.text('deadlineMoved.intro', names),
      deadlineNote: texts.text('deadlineMoved.note'),
    },
  };
}

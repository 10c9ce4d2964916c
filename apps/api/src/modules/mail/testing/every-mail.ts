import { buildCampaignCancelled, buildKeysLost, buildPromisePublished } from '../build-notices.ts';
import { buildDeadlineMoved, buildReminder } from '../build-reminders.ts';
import {
  buildAddressChanged,
  buildCampaignAboutYou,
  buildFurtherRound,
  buildInvitation,
  buildMoreAsked,
  buildNothingShown,
  buildReportReady,
  buildReportShared,
  buildSignIn,
  buildWelcome,
  type Invited,
  type MailFrame,
} from '../build-views.ts';
import { mailTexts } from '../mail-texts.ts';
import type { AskedAbout, MailedCampaign } from '../mails.queries.ts';
import type { InvitationView } from '../templates/invitation.tsx';
import type { ReminderView } from '../templates/reminder.tsx';
import type { MailView } from '../templates/render-parts.ts';

export interface SampleMail {
  subject: string;
  mail: MailView;
}

/** A recipient in a language, whose names are what HTML has to escape. */
export function sampleFrame(locale: string): MailFrame {
  return {
    texts: mailTexts(locale, 'Europe/Zurich'),
    sender: {
      publicUrl: 'https://feedback.example',
      from: 'Heartset <feedback@hospital.example>',
      replyTo: undefined,
      timeZone: 'Europe/Zurich',
    },
    recipient: {
      name: 'Noor <b>Haddad',
      givenName: 'Noor <b>',
      address: 'noor@hospital.example',
      locale,
      organizationName: 'St. Elsewhere & Sons',
    },
  };
}

export const sampleCampaign: MailedCampaign = {
  id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff',
  name: 'Leading with heart <i>',
  kind: 'organization',
  state: 'collecting',
  deadlineAt: new Date('2026-10-16T16:00:00Z'),
  minimumGroupSize: 4,
  seniorLeaders: 'anonymous',
  reportReaders: 'leader-and-hr',
  releaseMode: 'automatic',
  instrumentId: 'hcl-360',
  instrumentVersion: null,
  promptIds: ['one', 'two', 'three'],
  createdBy: '6f9619ff-8b86-4d01-b42d-00c04fc96400',
  organizationId: '6f9619ff-8b86-4d01-b42d-00c04fc96401',
  round: 1,
  furtherRound: false,
  reminders: 2,
};

export const sampleAsked: AskedAbout[] = [
  { name: 'Arno Beck', title: 'Head of Nursing', group: 'peers', label: 'peers+senior-leaders', neverShown: false },
  { name: 'Lea Dorn', title: null, group: 'team-members', label: 'team-members', neverShown: false },
  { name: 'Yusuf Aksoy', title: null, group: 'senior-leaders', label: 'senior-leaders', neverShown: false },
];

const outsider: AskedAbout = { name: 'Jo Hale', title: null, group: 'others', label: 'others', neverShown: true };
const reader = { name: 'Hanna Reich', address: 'hanna@hospital.example' };
const manifest = '0123456789abcdef'.repeat(4);

export const sampleSecrets = {
  secret: 'AAAAAAAAAAAAAAAAAAAAAA',
  code: '00000-00000-00000-00000-00000-000',
  manifestHash: manifest,
  reader: null,
  stopPage: 'https://feedback.example/stop#AAAAAAAAAAAAAAAAAAAAAA',
};

/** Every mail that there is, each with every sentence that it can have, in one person's language. */
export function everyMail(frame: MailFrame): Record<string, SampleMail> {
  return { ...ratersMails(frame), ...leadersMails(frame), ...otherMails(frame) };
}

function ratersMails(frame: MailFrame): Record<string, SampleMail> {
  const invited: Invited = { campaign: sampleCampaign, asked: sampleAsked, ...sampleSecrets };
  const identified: Invited = {
    ...invited,
    campaign: { ...sampleCampaign, seniorLeaders: 'identified', kind: 'leader', reportReaders: 'leader', reminders: 1 },
    asked: sampleAsked.slice(1),
    reader,
  };
  const one: Invited = { ...invited, asked: [outsider] };
  const again = { ...sampleCampaign, round: 2 };
  const asked = (built: { subject: string; view: InvitationView }) =>
    sample(built, (view) => ({ kind: 'invitation', view }));
  const invitation = (of: Invited) => asked(buildInvitation(frame, of));
  const reminder = (built: { subject: string; view: ReminderView }) =>
    sample(built, (view) => ({ kind: 'reminder', view }));
  return {
    invitation: invitation(invited),
    'an invitation to one identified': invitation(identified),
    'an invitation for nothing': invitation(one),
    'an invitation after which more were asked': asked(buildMoreAsked(frame, invited)),
    'a further round': asked(buildFurtherRound(frame, { ...invited, campaign: again })),
    'a further round about one': asked(buildFurtherRound(frame, { ...one, campaign: again })),
    reminder: reminder(buildReminder(frame, invited)),
    'a reminder of a request': reminder(buildReminder(frame, { ...identified, asked: [outsider] })),
    'deadline-moved': reminder(buildDeadlineMoved(frame, invited)),
    'deadline-moved of one': reminder(buildDeadlineMoved(frame, one)),
    'campaign-cancelled': sample(
      buildCampaignCancelled(frame, sampleCampaign, { leader: false, reader: null }),
      (view) => ({ kind: 'notice', view }),
    ),
  };
}

function leadersMails(frame: MailFrame): Record<string, SampleMail> {
  const campaign = sampleCampaign;
  const leaderId = campaign.createdBy;
  const asked = [
    { label: 'peers+senior-leaders' as const, invited: 5 },
    { label: 'team-members' as const, invited: 6 },
    { label: 'others' as const, invited: 1 },
  ];
  const own: MailedCampaign = { ...campaign, kind: 'leader', reportReaders: 'leader', releaseMode: 'by-hr' };
  const named: MailedCampaign = { ...own, furtherRound: true, seniorLeaders: 'identified' };
  const few = { campaign, leaderId, standing: 'too-few-answers' as const, reader };
  return {
    'campaign-about-you': sample(buildCampaignAboutYou(frame, campaign, asked), (view) => ({
      kind: 'campaign-about-you',
      view,
    })),
    'campaign-about-you, of a request': sample(
      buildCampaignAboutYou(frame, named, [{ label: 'senior-leaders', invited: 1 }]),
      (view) => ({ kind: 'campaign-about-you', view }),
    ),
    'report-ready': sample(buildReportReady(frame, campaign, leaderId), (view) => ({ kind: 'report-ready', view })),
    'report-ready, after a further round': sample(
      buildReportReady(frame, { ...campaign, round: 2, state: 'released' }, leaderId),
      (view) => ({ kind: 'report-ready', view }),
    ),
    'report-ready, with too few answers': sample(buildNothingShown(frame, few), (view) => ({
      kind: 'nothing-shown',
      view,
    })),
    'report-ready, with too few who could judge': sample(
      buildNothingShown(frame, { ...few, campaign: own, standing: 'too-few-could-judge', reader: null }),
      (view) => ({ kind: 'nothing-shown', view }),
    ),
    'report-shared': sample(buildReportShared(frame, { campaign, leaderId, leader: 'Lea Dorn' }), (view) => ({
      kind: 'report-shared',
      view,
    })),
    'campaign-cancelled, to its leader': sample(
      buildCampaignCancelled(frame, campaign, { leader: true, reader }),
      (view) => ({ kind: 'notice', view }),
    ),
  };
}

function otherMails(frame: MailFrame): Record<string, SampleMail> {
  const supplement = { number: 2, sha256: 'fedcba9876543210'.repeat(4) };
  const promise = (of: typeof supplement | null) =>
    sample(buildPromisePublished(frame, sampleCampaign, { manifest, supplement: of }), (view) => ({
      kind: 'notice',
      view,
    }));
  return {
    welcome: sample(buildWelcome(frame), (view) => ({ kind: 'welcome', view })),
    'sign-in': sample(buildSignIn(frame, { token: 'AAAAAAAAAAAAAAAAAAAAAA', code: '012345', minutes: 15 }), (view) => ({
      kind: 'sign-in',
      view,
    })),
    'address-changed': sample(buildAddressChanged(frame, reader), (view) => ({ kind: 'address-changed', view })),
    'address-changed, with nobody else in HR': sample(buildAddressChanged(frame, null), (view) => ({
      kind: 'address-changed',
      view,
    })),
    'promise-published': promise(null),
    'promise-published, for a supplement': promise(supplement),
    'keys-lost': sample(buildKeysLost(frame, sampleCampaign, ['issuing', 'sealing']), (view) => ({
      kind: 'notice',
      view,
    })),
  };
}

function sample<View>(built: { subject: string; view: View }, mailOf: (view: View) => MailView): SampleMail {
  return { subject: built.subject, mail: mailOf(built.view) };
}

import { groupsOfLabel, isReadable, type Label } from '@heartset/model';
import { shortId } from '../../core/short-id.ts';
import { groupedFingerprint } from './grouped-fingerprint.ts';
import type { MailSender } from './mail-deps.ts';
import type { MailTexts } from './mail-texts.ts';
import type { AskedAbout, AskedUnder, MailedCampaign, Recipient, ReplyReader } from './mails.queries.ts';
import { minutesNeeded } from './minutes-needed.ts';
import type { ReportStanding } from './report-standing.ts';
import { stopView } from './stop-view.ts';
import type { AddressChangedView } from './templates/address-changed.tsx';
import type { CampaignAboutYouView } from './templates/campaign-about-you.tsx';
import type { InvitationPerson, InvitationView } from './templates/invitation.tsx';
import type { NothingShownView } from './templates/nothing-shown.tsx';
import type { ReportReadyView } from './templates/report-ready.tsx';
import type { ReportSharedView } from './templates/report-shared.tsx';
import type { SignInView } from './templates/sign-in.tsx';
import type { WelcomeView } from './templates/welcome.tsx';

/** What every mail is made from. */
export interface MailFrame {
  recipient: Recipient;
  texts: MailTexts;
  sender: MailSender;
}

function common({ recipient, texts }: MailFrame) {
  return { texts, organizationName: recipient.organizationName, givenName: recipient.givenName };
}

function reportLink({ publicUrl }: MailSender, campaignId: string, leaderId: string): string {
  return `${publicUrl}/r/${shortId(campaignId)}/${shortId(leaderId)}`;
}

function labelWords(texts: MailTexts, label: Label): string {
  return texts.list(groupsOfLabel(label).map((group) => texts.text(`group.${group}`)));
}

/** As `4 peers`, or `5 peers and senior leaders` where groups were joined. */
function countedWords(texts: MailTexts, { label, invited }: AskedUnder): string {
  const [group, ...joined] = groupsOfLabel(label);
  if (group && joined.length === 0) return texts.text(`counted.${group}`, { count: invited });
  return texts.text('aboutYou.askedUnder', { invited, groups: labelWords(texts, label) });
}

function minutesOf(campaign: MailedCampaign, promptCount: number): number {
  return minutesNeeded(campaign.instrumentId, campaign.instrumentVersion, promptCount);
}

export function buildWelcome(frame: MailFrame): { subject: string; view: WelcomeView } {
  const { texts, sender, recipient } = frame;
  const names = { organization: recipient.organizationName };
  return {
    subject: texts.text('welcome.subject', names),
    view: {
      ...common(frame),
      preview: texts.text('welcome.preview'),
      heading: texts.text('welcome.heading'),
      address: recipient.address,
      steps: [texts.text('welcome.stepPeople'), texts.text('welcome.stepCampaign'), texts.text('welcome.stepReports')],
      link: `${sender.publicUrl}/sign-in`,
    },
  };
}

export function buildSignIn(
  frame: MailFrame,
  signIn: { token: string; code: string; minutes: number },
): { subject: string; view: SignInView } {
  const { texts, sender } = frame;
  return {
    subject: texts.text('signIn.subject'),
    view: {
      ...common(frame),
      preview: texts.text('signIn.preview', { count: signIn.minutes }),
      heading: texts.text('signIn.heading'),
      link: `${sender.publicUrl}/sign-in/link#${signIn.token}`,
      code: signIn.code,
      minutes: signIn.minutes,
    },
  };
}

/** Is the rater one of those whose answers are shown as theirs? */
function isIdentified(campaign: MailedCampaign, asked: AskedAbout): boolean {
  return campaign.seniorLeaders === 'identified' && asked.group === 'senior-leaders';
}

/** Were so few asked under a label that nothing of theirs can ever be shown? Who could be joined with others was, at the opening. */
function isTooFew(campaign: MailedCampaign, asked: AskedUnder): boolean {
  return !hasIdentified(campaign, [asked]) && asked.invited < campaign.minimumGroupSize;
}

function buildPerson(texts: MailTexts, campaign: MailedCampaign, asked: AskedAbout): InvitationPerson {
  const role = texts.text('invitation.factRole', { as: texts.text(`as.${asked.group}`) });
  const joined = groupsOfLabel(asked.label).length > 1;
  const groups = labelWords(texts, asked.label);
  let note: string | null = null;
  if (isIdentified(campaign, asked)) note = texts.text('invitation.factIdentified', { leader: asked.name });
  else if (asked.neverShown) {
    note = texts.text('invitation.factNeverShown', { groups, minimum: campaign.minimumGroupSize });
  } else if (joined) note = texts.text('invitation.factMerged', { groups });
  return { name: asked.name, title: asked.title, role, note };
}

function invitationSubject(texts: MailTexts, asked: readonly AskedAbout[]): string {
  const leader = asked[0]?.name ?? '';
  if (asked.length === 1) return texts.text('invitation.subjectOne', { leader });
  if (asked.length === 2) return texts.text('invitation.subjectTwo', { leader, other: asked[1]?.name ?? '' });
  return texts.text('invitation.subjectMany', { leader, count: asked.length - 1 });
}

function shownSentences(texts: MailTexts, campaign: MailedCampaign, asked: readonly AskedAbout[]): string[] {
  const identified = asked.filter((each) => isIdentified(campaign, each)).length;
  // Groups are joined once, when the first round is counted.
  const shown = campaign.round > 1 ? 'furtherRound.shown' : 'invitation.shown';
  const grouped = [texts.text(shown, { count: campaign.minimumGroupSize })];
  if (identified > 0) grouped.push(texts.text('invitation.shownMixed'));
  const together = asked.filter((each) => !isIdentified(campaign, each) && !each.neverShown).length;
  return [
    ...(together > 0 ? grouped : []),
    texts.text('invitation.shownSheets'),
    ...(together + identified > 0 ? [texts.text('invitation.shownComments')] : []),
    texts.text(campaign.reportReaders === 'leader' ? 'invitation.readersLeader' : 'invitation.readersHr'),
  ];
}

function declineSentences(
  { texts, sender }: MailFrame,
  invitation: { campaign: MailedCampaign; asked: readonly AskedAbout[]; reader: ReplyReader | null },
): string {
  const identified = invitation.asked.some((each) => isIdentified(invitation.campaign, each));
  const free = texts.text(identified ? 'invitation.declineFreeIdentified' : 'invitation.declineFree');
  if (sender.replyTo) return `${free} ${texts.text('invitation.declineReplyNoName')}`;
  if (!invitation.reader) return `${free} ${texts.text('invitation.declineSilent')}`;
  return `${free} ${texts.text('invitation.declineReply', { reader: invitation.reader.name })}`;
}

/** What a mail with an invitation's link is made from. `asked`: at least one leader. */
export interface Invited {
  campaign: MailedCampaign;
  asked: readonly AskedAbout[];
  secret: string;
  code: string;
  manifestHash: string;
  reader: ReplyReader | null;
  /** Where the reader stops the mails about this campaign. */
  stopPage: string;
}

export function buildInvitation(frame: MailFrame, invitation: Invited): { subject: string; view: InvitationView } {
  const { texts, sender, recipient } = frame;
  const { campaign, asked } = invitation;
  const leader = asked[0]?.name ?? '';
  const one = asked.length === 1;
  const names = { campaign: campaign.name, organization: recipient.organizationName, leader };
  const count = minutesOf(campaign, campaign.promptIds.length);
  return {
    subject: invitationSubject(texts, asked),
    view: {
      ...common(frame),
      preview: texts.text('invitation.preview', { count, date: texts.day(campaign.deadlineAt) }),
      heading: texts.text(one ? 'invitation.headingOne' : 'invitation.headingMany', { leader, count: asked.length }),
      intro: texts.text(campaign.kind === 'leader' ? 'invitation.introLeader' : 'invitation.introOrganization', names),
      about: one ? texts.text('invitation.aboutOne') : texts.text('invitation.aboutMany', { count: asked.length }),
      people: asked.map((each) => buildPerson(texts, campaign, each)),
      minutes: texts.text(one ? 'invitation.takesOne' : 'invitation.takesEach', { count }),
      fingerprint: groupedFingerprint(invitation.manifestHash),
      deadline: texts.deadline(campaign.deadlineAt),
      shown: shownSentences(texts, campaign, asked),
      link: `${sender.publicUrl}/a#${invitation.secret}`,
      code: invitation.code,
      codeAddress: `${sender.publicUrl}/a`,
      decline: declineSentences(frame, invitation),
      stop: stopView(texts, campaign, invitation.stopPage),
    },
  };
}

/**
 * To somebody who was invited before, and is asked about a leader more now.
 *
 * @param asked all leaders of the invitation
 */
export function buildMoreAsked(frame: MailFrame, invitation: Invited): { subject: string; view: InvitationView } {
  const { texts, recipient } = frame;
  const { campaign } = invitation;
  const { view } = buildInvitation(frame, invitation);
  return {
    subject: texts.text('moreAsked.subject'),
    view: {
      ...view,
      preview: texts.text('moreAsked.preview', { date: texts.day(campaign.deadlineAt) }),
      heading: texts.text('moreAsked.heading'),
      intro: texts.text('moreAsked.intro', { campaign: campaign.name, organization: recipient.organizationName }),
      about: `${texts.text('moreAsked.stays')} ${view.about}`,
    },
  };
}

/**
 * To everybody who was invited, once a further round is open: it cannot know who has answered.
 *
 * @param asked at least one leader
 */
export function buildFurtherRound(frame: MailFrame, invitation: Invited): { subject: string; view: InvitationView } {
  const { texts, recipient } = frame;
  const { campaign, asked } = invitation;
  const { view } = buildInvitation(frame, invitation);
  const names = { leader: asked[0]?.name ?? '', campaign: campaign.name, organization: recipient.organizationName };
  const one = asked.length === 1;
  return {
    subject: texts.text(one ? 'furtherRound.subjectOne' : 'furtherRound.subjectMany', {
      ...names,
      count: asked.length - 1,
    }),
    view: {
      ...view,
      preview: texts.text('furtherRound.preview', { date: texts.day(campaign.deadlineAt) }),
      heading: texts.text('furtherRound.heading'),
      intro: texts.text('furtherRound.intro', names),
      about: `${texts.text('furtherRound.answered')} ${texts.text('furtherRound.notAnswered')} ${view.about}`,
      shown: [texts.text('furtherRound.added'), ...view.shown],
    },
  };
}

function hasIdentified(campaign: MailedCampaign, asked: readonly AskedUnder[]): boolean {
  return campaign.seniorLeaders === 'identified' && asked.some(({ label }) => label === 'senior-leaders');
}

/** @param asked how many people were asked under each label */
export function buildCampaignAboutYou(
  frame: MailFrame,
  campaign: MailedCampaign,
  asked: readonly AskedUnder[],
): { subject: string; view: CampaignAboutYouView } {
  const { texts, sender, recipient } = frame;
  const names = { campaign: campaign.name, organization: recipient.organizationName };
  const total = asked.reduce((sum, { invited }) => sum + invited, 0);
  return {
    subject: texts.text('aboutYou.subject'),
    view: {
      ...common(frame),
      preview: texts.text('aboutYou.preview', { count: total }),
      heading: texts.text('aboutYou.heading'),
      intro: texts.text(campaign.kind === 'leader' ? 'aboutYou.introLeader' : 'aboutYou.introOrganization', names),
      asked: asked.map((each) => countedWords(texts, each)),
      askedNotes: [
        ...(asked.some(({ label }) => groupsOfLabel(label).length > 1) ? [texts.text('aboutYou.askedJoined')] : []),
        ...asked
          .filter((each) => isTooFew(campaign, each))
          .map(({ label }) =>
            texts.text('aboutYou.askedTooFew', {
              groups: labelWords(texts, label),
              minimum: campaign.minimumGroupSize,
            }),
          ),
        texts.text(hasIdentified(campaign, asked) ? 'aboutYou.askedIdentified' : 'aboutYou.askedNote'),
      ],
      afterwards: [
        texts.text('aboutYou.thenUntil', { deadline: texts.deadline(campaign.deadlineAt) }),
        texts.text(campaign.releaseMode === 'by-hr' ? 'aboutYou.thenReleased' : 'aboutYou.thenReport'),
        ...(campaign.furtherRound ? [texts.text('aboutYou.thenAgain')] : []),
        texts.text(campaign.reportReaders === 'leader' ? 'aboutYou.readersLeader' : 'aboutYou.readersHr'),
      ],
      self: texts.text('aboutYou.self', { minutes: texts.text('minutes', { count: minutesOf(campaign, 0) }) }),
      link: `${sender.publicUrl}/self/${campaign.id}`,
    },
  };
}

/** @param leaderId the recipient's */
export function buildReportReady(
  frame: MailFrame,
  campaign: MailedCampaign,
  leaderId: string,
): { subject: string; view: ReportReadyView } {
  const { texts, sender } = frame;
  const again = campaign.round > 1 && campaign.state === 'released';
  return {
    subject: texts.text(again ? 'reportReady.subjectAgain' : 'reportReady.subject'),
    view: {
      ...common(frame),
      preview: texts.text('reportReady.preview'),
      heading: texts.text('reportReady.heading'),
      intro: texts.text(again ? 'reportReady.introAgain' : 'reportReady.intro', { campaign: campaign.name }),
      advice: [
        texts.text('reportReady.adviceTime'),
        texts.text('reportReady.adviceStart'),
        texts.text('reportReady.adviceTalk'),
      ],
      link: reportLink(sender, campaign.id, leaderId),
    },
  };
}

function askAgain(texts: MailTexts, campaign: MailedCampaign, reader: ReplyReader | null): string {
  if (campaign.kind === 'leader') return texts.text('nothingShown.thenLeader');
  return reader ? texts.text('nothingShown.thenHr', { reader: reader.name }) : texts.text('nothingShown.thenHrNoName');
}

/**
 * To a leader in whose report nothing is shown. It goes out in place of "your report is ready".
 *
 * @param report.leaderId the recipient's
 */
export function buildNothingShown(
  frame: MailFrame,
  report: {
    campaign: MailedCampaign;
    leaderId: string;
    standing: Exclude<ReportStanding, 'something-shown'>;
    reader: ReplyReader | null;
  },
): { subject: string; view: NothingShownView } {
  const { texts, sender } = frame;
  const { campaign, standing } = report;
  const names = { campaign: campaign.name };
  const count = campaign.minimumGroupSize;
  const few = standing === 'too-few-answers';
  return {
    subject: texts.text('nothingShown.subject', names),
    view: {
      ...common(frame),
      preview: texts.text('nothingShown.preview'),
      heading: texts.text('nothingShown.heading'),
      intro: texts.text(few ? 'nothingShown.introFew' : 'nothingShown.introJudged', names),
      why: [
        texts.text(few ? 'nothingShown.whyFew' : 'nothingShown.whyJudged', { count }),
        texts.text('nothingShown.whyNumbers'),
        ...(few ? [texts.text('nothingShown.whyVerdict')] : []),
      ],
      afterwards: [texts.text('nothingShown.thenPage'), askAgain(texts, campaign, report.reader)],
      link: reportLink(sender, campaign.id, report.leaderId),
    },
  };
}

/**
 * To whoever a leader shares a report with: who shares which, and nothing of what it says.
 *
 * @param share.leader the leader's name
 */
export function buildReportShared(
  frame: MailFrame,
  share: { campaign: MailedCampaign; leaderId: string; leader: string },
): { subject: string; view: ReportSharedView } {
  const { texts, sender } = frame;
  const { campaign, leader } = share;
  return {
    subject: texts.text('reportShared.subject', { leader }),
    view: {
      ...common(frame),
      preview: texts.text('reportShared.preview'),
      heading: texts.text('reportShared.heading'),
      intro: texts.text('reportShared.intro', { leader, campaign: campaign.name }),
      waiting: isReadable(campaign) ? null : texts.text('reportShared.waiting'),
      care: [
        texts.text('reportShared.careKeep', { leader }),
        texts.text('reportShared.careGuess'),
        texts.text('reportShared.careBack', { leader }),
      ],
      reply: texts.text('reportShared.reply', { leader }),
      link: reportLink(sender, campaign.id, share.leaderId),
    },
  };
}

/**
 * To the address that somebody had. It does not name the new one: whoever reads the old mailbox need not be that person any more.
 *
 * @param reader who answers for the directory; null: nobody but the recipient does
 */
export function buildAddressChanged(
  frame: MailFrame,
  reader: ReplyReader | null,
): { subject: string; view: AddressChangedView } {
  const { texts, sender, recipient } = frame;
  const names = { organization: recipient.organizationName };
  return {
    subject: texts.text('addressChanged.subject'),
    view: {
      ...common(frame),
      preview: texts.text('addressChanged.preview'),
      heading: texts.text('addressChanged.heading'),
      intro: texts.text('addressChanged.intro', names),
      expected: texts.text('addressChanged.expected'),
      unexpected: [
        reader
          ? texts.text('addressChanged.ask', { reader: reader.name, address: reader.address })
          : texts.text('addressChanged.askHr', names),
        texts.text('addressChanged.second'),
      ],
      link: `${sender.publicUrl}/sign-in`,
    },
  };
}

import { render } from '@react-email/render';
import { createElement } from 'react';
import { addressChangedText } from './address-changed.text.ts';
import type { AddressChangedView } from './address-changed.tsx';
import { AddressChangedMail } from './address-changed.tsx';
import { campaignAboutYouText } from './campaign-about-you.text.ts';
import type { CampaignAboutYouView } from './campaign-about-you.tsx';
import { CampaignAboutYouMail } from './campaign-about-you.tsx';
import { invitationText } from './invitation.text.ts';
import type { InvitationView } from './invitation.tsx';
import { InvitationMail } from './invitation.tsx';
import { nothingShownText } from './nothing-shown.text.ts';
import type { NothingShownView } from './nothing-shown.tsx';
import { NothingShownMail } from './nothing-shown.tsx';
import { noticeText } from './notice.text.ts';
import type { NoticeView } from './notice.tsx';
import { NoticeMail } from './notice.tsx';
import { reminderText } from './reminder.text.ts';
import type { ReminderView } from './reminder.tsx';
import { ReminderMail } from './reminder.tsx';
import { reportReadyText } from './report-ready.text.ts';
import type { ReportReadyView } from './report-ready.tsx';
import { ReportReadyMail } from './report-ready.tsx';
import { reportSharedText } from './report-shared.text.ts';
import type { ReportSharedView } from './report-shared.tsx';
import { ReportSharedMail } from './report-shared.tsx';
import { signInText } from './sign-in.text.ts';
import type { SignInView } from './sign-in.tsx';
import { SignInMail } from './sign-in.tsx';
import { welcomeText } from './welcome.text.ts';
import type { WelcomeView } from './welcome.tsx';
import { WelcomeMail } from './welcome.tsx';

/** A mail's matter, ready to be written as HTML and as text. */
export type MailView =
  | { kind: 'welcome'; view: WelcomeView }
  | { kind: 'sign-in'; view: SignInView }
  | { kind: 'invitation'; view: InvitationView }
  | { kind: 'reminder'; view: ReminderView }
  | { kind: 'campaign-about-you'; view: CampaignAboutYouView }
  | { kind: 'report-ready'; view: ReportReadyView }
  | { kind: 'nothing-shown'; view: NothingShownView }
  | { kind: 'report-shared'; view: ReportSharedView }
  | { kind: 'address-changed'; view: AddressChangedView }
  | { kind: 'notice'; view: NoticeView };

/** Both parts of a mail. The text is written for reading as text, not made from the HTML. */
export async function renderParts(mail: MailView): Promise<{ html: string; text: string }> {
  switch (mail.kind) {
    case 'welcome':
      return { html: await render(createElement(WelcomeMail, { view: mail.view })), text: welcomeText(mail.view) };
    case 'sign-in':
      return { html: await render(createElement(SignInMail, { view: mail.view })), text: signInText(mail.view) };
    case 'invitation':
      return {
        html: await render(createElement(InvitationMail, { view: mail.view })),
        text: invitationText(mail.view),
      };
    case 'reminder':
      return { html: await render(createElement(ReminderMail, { view: mail.view })), text: reminderText(mail.view) };
    case 'campaign-about-you':
      return {
        html: await render(createElement(CampaignAboutYouMail, { view: mail.view })),
        text: campaignAboutYouText(mail.view),
      };
    case 'report-ready':
      return {
        html: await render(createElement(ReportReadyMail, { view: mail.view })),
        text: reportReadyText(mail.view),
      };
    case 'nothing-shown':
      return {
        html: await render(createElement(NothingShownMail, { view: mail.view })),
        text: nothingShownText(mail.view),
      };
    case 'report-shared':
      return {
        html: await render(createElement(ReportSharedMail, { view: mail.view })),
        text: reportSharedText(mail.view),
      };
    case 'address-changed':
      return {
        html: await render(createElement(AddressChangedMail, { view: mail.view })),
        text: addressChangedText(mail.view),
      };
    case 'notice':
      return { html: await render(createElement(NoticeMail, { view: mail.view })), text: noticeText(mail.view) };
  }
}

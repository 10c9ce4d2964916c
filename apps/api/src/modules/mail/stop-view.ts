import type { MailTexts } from './mail-texts.ts';
import type { MailedCampaign } from './mails.queries.ts';
import type { StopView } from './templates/layout.tsx';

/** How somebody stops the mails about a campaign, and how many reminders they would get. A further round has none. */
export function stopView(texts: MailTexts, campaign: MailedCampaign, link: string): StopView {
  const count = campaign.round > 1 ? 0 : campaign.reminders;
  return {
    heading: texts.text('stop.heading'),
    reminders: count > 0 ? texts.text('stop.reminders', { count }) : null,
    intro: texts.text('stop.intro', { campaign: campaign.name }),
    link,
  };
}

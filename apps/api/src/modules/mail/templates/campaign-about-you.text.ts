import type { CampaignAboutYouView } from './campaign-about-you.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function campaignAboutYouText(view: CampaignAboutYouView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    underlined(texts.text('aboutYou.selfHeading')),
    wrap(view.self),
    setIn(view.link),
    underlined(texts.text('aboutYou.askedHeading')),
    view.asked.map((line) => wrap(`* ${line}`)).join('\n'),
    wrap(texts.text('aboutYou.askedNote')),
    underlined(texts.text('aboutYou.thenHeading')),
    wrap(`${texts.text('aboutYou.deadlineLabel')}: ${view.deadline}.`),
    wrap(view.afterwards.join(' ')),
  ]);
}

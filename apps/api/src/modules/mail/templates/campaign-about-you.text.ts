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
    wrap(view.askedNotes.join(' ')),
    underlined(texts.text('aboutYou.thenHeading')),
    wrap(view.afterwards.join(' ')),
  ]);
}

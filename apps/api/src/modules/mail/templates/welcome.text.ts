import { setIn, textPart, underlined, wrap } from './text-part.ts';
import type { WelcomeView } from './welcome.tsx';

export function welcomeText(view: WelcomeView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(texts.text('welcome.intro', { organization: view.organizationName })),
    wrap(texts.text('welcome.how', { address: view.address })),
    setIn(view.link),
    underlined(texts.text('welcome.stepsHeading')),
    view.steps.map((step, index) => wrap(`${index + 1}. ${step}`)).join('\n'),
  ]);
}

import type { NothingShownView } from './nothing-shown.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function nothingShownText(view: NothingShownView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    underlined(texts.text('nothingShown.whyHeading')),
    ...view.why.map(wrap),
    underlined(texts.text('nothingShown.thenHeading')),
    view.afterwards.map((line) => wrap(`* ${line}`)).join('\n'),
    setIn(view.link),
  ]);
}

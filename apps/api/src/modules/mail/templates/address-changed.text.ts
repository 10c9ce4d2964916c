import type { AddressChangedView } from './address-changed.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function addressChangedText(view: AddressChangedView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    wrap(view.expected),
    setIn(view.link),
    underlined(texts.text('addressChanged.unexpectedHeading')),
    ...view.unexpected.map(wrap),
  ]);
}

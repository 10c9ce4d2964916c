import type { ReportSharedView } from './report-shared.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function reportSharedText(view: ReportSharedView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    view.waiting ? wrap(view.waiting) : null,
    setIn(view.link),
    underlined(texts.text('reportShared.careHeading')),
    view.care.map((line) => wrap(`* ${line}`)).join('\n'),
    wrap(view.reply),
  ]);
}

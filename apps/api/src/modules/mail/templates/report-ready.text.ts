import type { ReportReadyView } from './report-ready.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function reportReadyText(view: ReportReadyView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    setIn(view.link),
    underlined(texts.text('reportReady.adviceHeading')),
    view.advice.map((line) => wrap(`* ${line}`)).join('\n'),
    wrap(texts.text('reportReady.withheld')),
  ]);
}

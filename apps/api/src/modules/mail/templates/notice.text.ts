import type { NoticeView } from './notice.tsx';
import { setIn, textPart, underlined, wrap } from './text-part.ts';

export function noticeText(view: NoticeView): string {
  const { fact, action } = view;
  return textPart(view.texts, view.organizationName, [
    view.hello,
    ...view.paragraphs.map(wrap),
    fact && `${wrap(fact.label)}\n\n${setIn(fact.value)}\n\n${wrap(fact.note)}`,
    action && setIn(action.link),
    underlined(view.afterwards.heading),
    ...view.afterwards.paragraphs.map(wrap),
  ]);
}

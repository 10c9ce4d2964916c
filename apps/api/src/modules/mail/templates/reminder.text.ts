import { personText } from './invitation.text.ts';
import type { ReminderView } from './reminder.tsx';
import { labelled, setIn, stopBlocks, textPart, wrap } from './text-part.ts';

export function reminderText(view: ReminderView): string {
  const { texts } = view;
  const until = `${labelled(texts, 'invitation.deadlineLabel', view.deadline)}.`;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    wrap(view.answered),
    wrap(view.about),
    view.people.map(personText).join('\n\n'),
    wrap(view.deadlineNote ? `${until} ${view.deadlineNote}` : until),
    wrap(`${labelled(texts, 'invitation.minutesLabel', view.minutes)}.`),
    wrap(texts.text('invitation.linkText')),
    setIn(view.link),
    wrap(texts.text('invitation.codeIntro', { address: view.codeAddress })),
    setIn(view.code),
    wrap(texts.text('invitation.personal')),
    wrap(texts.text('reminder.shown')),
    ...stopBlocks(view.stop),
  ]);
}

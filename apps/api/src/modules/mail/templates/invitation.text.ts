import type { InvitationPerson, InvitationView } from './invitation.tsx';
import { labelled, setIn, stopBlocks, textPart, underlined, wrap } from './text-part.ts';

/** One leader, with how the rater is counted. */
export function personText({ name, title, role, note }: InvitationPerson): string {
  return [title ? `* ${name}, ${title}` : `* ${name}`, role, note]
    .filter((line) => line !== null)
    .map(wrap)
    .join('\n');
}

export function invitationText(view: InvitationView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(view.intro),
    wrap(view.about),
    view.people.map(personText).join('\n\n'),
    wrap(texts.text('invitation.linkText')),
    setIn(view.link),
    wrap(texts.text('invitation.codeIntro', { address: view.codeAddress })),
    setIn(view.code),
    wrap(texts.text('invitation.personal')),
    wrap(`${labelled(texts, 'invitation.minutesLabel', view.minutes)}. ${texts.text('invitation.minutesPause')}`),
    wrap(`${labelled(texts, 'invitation.deadlineLabel', view.deadline)}. ${texts.text('invitation.deadlineNote')}`),
    underlined(texts.text('invitation.shownHeading')),
    view.shown.map((sentence) => wrap(`* ${sentence}`)).join('\n'),
    wrap(labelled(texts, 'invitation.promiseLabel', view.fingerprint)),
    wrap(texts.text('invitation.promiseNote')),
    underlined(texts.text('invitation.declineHeading')),
    wrap(view.decline),
    ...stopBlocks(view.stop),
  ]);
}

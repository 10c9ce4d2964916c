import { Text } from '@react-email/components';
import { type InvitationView, Person } from './invitation.tsx';
import { Action, Fact, FullLink, Layout, Note, Paragraph, Stop, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

/** A reminder, or that there is more time: what the invitation said, in short. */
export interface ReminderView extends Omit<InvitationView, 'fingerprint' | 'shown' | 'decline'> {
  /** That there is nothing to do for whoever has answered. */
  answered: string;
  deadlineNote: string | null;
}

export function ReminderMail({ view }: { view: ReminderView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Paragraph>{view.answered}</Paragraph>
      <Paragraph>{view.about}</Paragraph>
      {view.people.map((person) => (
        <Person key={`${person.name} ${person.title ?? ''}`} person={person} />
      ))}
      <Action href={view.link}>{texts.text('invitation.button')}</Action>
      <Fact label={texts.text('invitation.deadlineLabel')} {...(view.deadlineNote ? { note: view.deadlineNote } : {})}>
        {view.deadline}
      </Fact>
      <Fact label={texts.text('invitation.minutesLabel')}>{view.minutes}</Fact>
      <Note>{texts.text('reminder.shown')}</Note>
      <Subheading>{texts.text('invitation.linkHeading')}</Subheading>
      <FullLink intro={texts.text('invitation.linkIntro')} href={view.link} />
      <Note>{texts.text('invitation.codeIntro', { address: view.codeAddress })}</Note>
      <Text className="tint code" style={styles.code}>
        {view.code}
      </Text>
      <Note>{texts.text('invitation.personal')}</Note>
      <Stop stop={view.stop} />
    </Layout>
  );
}

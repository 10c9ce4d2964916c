import { Section, Text } from '@react-email/components';
import {
  Action,
  Fact,
  type FrameView,
  FullLink,
  Layout,
  Note,
  Paragraph,
  Stop,
  type StopView,
  Subheading,
} from './layout.tsx';
import { styles } from './styles.ts';

/** One leader, with sentences on how the rater will be counted. */
export interface InvitationPerson {
  name: string;
  title: string | null;
  role: string;
  /** With whom the answers are joined, or that they are shown as the rater's own; null: nothing to add. */
  note: string | null;
}

export interface InvitationView extends FrameView {
  givenName: string;
  intro: string;
  about: string;
  people: readonly InvitationPerson[];
  minutes: string;
  deadline: string;
  /** The manifest's hash, in groups. */
  fingerprint: string;
  /** How answers appear: one sentence or two each. */
  shown: readonly string[];
  link: string;
  /** In groups of five. */
  code: string;
  /** Where the code is typed. */
  codeAddress: string;
  decline: string;
  stop: StopView;
}

export function Person({ person }: { person: InvitationPerson }) {
  return (
    <Section className="person" style={styles.person}>
      <Text className="ink" style={styles.personName}>
        {person.name}
      </Text>
      {person.title ? (
        <Text className="soft" style={styles.personTitle}>
          {person.title}
        </Text>
      ) : null}
      <Text className="ink" style={styles.personRole}>
        {person.role}
      </Text>
      {person.note ? (
        <Text className="soft" style={styles.personNote}>
          {person.note}
        </Text>
      ) : null}
    </Section>
  );
}

export function InvitationMail({ view }: { view: InvitationView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Paragraph>{view.about}</Paragraph>
      {view.people.map((person) => (
        <Person key={`${person.name} ${person.title ?? ''}`} person={person} />
      ))}
      <Action href={view.link}>{texts.text('invitation.button')}</Action>
      <Fact label={texts.text('invitation.minutesLabel')} note={texts.text('invitation.minutesPause')}>
        {view.minutes}
      </Fact>
      <Fact label={texts.text('invitation.deadlineLabel')} note={texts.text('invitation.deadlineNote')}>
        {view.deadline}
      </Fact>
      <Subheading>{texts.text('invitation.shownHeading')}</Subheading>
      <ul className="ink" style={styles.list}>
        {view.shown.map((sentence) => (
          <li key={sentence} style={styles.listItem}>
            {sentence}
          </li>
        ))}
      </ul>
      <Fact label={texts.text('invitation.promiseLabel')} note={texts.text('invitation.promiseNote')}>
        {view.fingerprint}
      </Fact>
      <Subheading>{texts.text('invitation.linkHeading')}</Subheading>
      <FullLink intro={texts.text('invitation.linkIntro')} href={view.link} />
      <Note>{texts.text('invitation.codeIntro', { address: view.codeAddress })}</Note>
      <Text className="tint code" style={styles.code}>
        {view.code}
      </Text>
      <Note>{texts.text('invitation.personal')}</Note>
      <Subheading>{texts.text('invitation.declineHeading')}</Subheading>
      <Note>{view.decline}</Note>
      <Stop stop={view.stop} />
    </Layout>
  );
}

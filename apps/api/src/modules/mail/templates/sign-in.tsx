import { Text } from '@react-email/components';
import { Action, type FrameView, FullLink, Layout, Note, Paragraph, Rule } from './layout.tsx';
import { styles } from './styles.ts';

export interface SignInView extends FrameView {
  givenName: string;
  link: string;
  /** Six digits. */
  code: string;
  /** How long both are good for. */
  minutes: number;
}

export function SignInMail({ view }: { view: SignInView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{texts.text('signIn.intro', { organization: view.organizationName })}</Paragraph>
      <Action href={view.link}>{texts.text('signIn.button')}</Action>
      <FullLink intro={texts.text('signIn.where', { count: view.minutes })} href={view.link} />
      <Rule />
      <Paragraph>{texts.text('signIn.codeIntro')}</Paragraph>
      <Text className="tint" style={styles.digits}>
        {view.code}
      </Text>
      <Note>{texts.text('signIn.ignore')}</Note>
    </Layout>
  );
}

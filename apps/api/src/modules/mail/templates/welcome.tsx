import { Action, type FrameView, FullLink, Layout, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface WelcomeView extends FrameView {
  givenName: string;
  /** The address to sign in with. */
  address: string;
  steps: readonly string[];
  link: string;
}

export function WelcomeMail({ view }: { view: WelcomeView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{texts.text('welcome.intro', { organization: view.organizationName })}</Paragraph>
      <Paragraph>{texts.text('welcome.how', { address: view.address })}</Paragraph>
      <Action href={view.link}>{texts.text('welcome.button')}</Action>
      <FullLink intro={texts.text('welcome.linkIntro')} href={view.link} />
      <Subheading>{texts.text('welcome.stepsHeading')}</Subheading>
      <ol className="ink" style={styles.list}>
        {view.steps.map((step) => (
          <li key={step} style={styles.listItem}>
            {step}
          </li>
        ))}
      </ol>
    </Layout>
  );
}

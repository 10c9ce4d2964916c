import { Action, type FrameView, FullLink, Layout, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface NothingShownView extends FrameView {
  givenName: string;
  intro: string;
  /** By which rule nothing is shown, and what it does not mean. */
  why: readonly string[];
  /** What the leader can do now. */
  afterwards: readonly string[];
  link: string;
}

export function NothingShownMail({ view }: { view: NothingShownView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Subheading>{texts.text('nothingShown.whyHeading')}</Subheading>
      {view.why.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <Subheading>{texts.text('nothingShown.thenHeading')}</Subheading>
      <ul className="ink" style={styles.list}>
        {view.afterwards.map((line) => (
          <li key={line} style={styles.listItem}>
            {line}
          </li>
        ))}
      </ul>
      <Action href={view.link}>{texts.text('nothingShown.button')}</Action>
      <FullLink intro={texts.text('nothingShown.linkIntro')} href={view.link} />
    </Layout>
  );
}

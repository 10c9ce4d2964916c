import { Action, type FrameView, FullLink, Layout, Note, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface CampaignAboutYouView extends FrameView {
  givenName: string;
  intro: string;
  /** As `4 team members`, one for each label. */
  asked: readonly string[];
  /** What was done so that nobody is recognised. */
  askedNotes: readonly string[];
  /** Until when, what follows, and who reads the report. */
  afterwards: readonly string[];
  self: string;
  link: string;
}

export function CampaignAboutYouMail({ view }: { view: CampaignAboutYouView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Subheading>{texts.text('aboutYou.selfHeading')}</Subheading>
      <Paragraph>{view.self}</Paragraph>
      <Action href={view.link}>{texts.text('aboutYou.button')}</Action>
      <FullLink intro={texts.text('aboutYou.linkIntro')} href={view.link} />
      <Subheading>{texts.text('aboutYou.askedHeading')}</Subheading>
      <ul className="ink" style={styles.list}>
        {view.asked.map((line) => (
          <li key={line} style={styles.listItem}>
            {line}
          </li>
        ))}
      </ul>
      {view.askedNotes.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
      <Subheading>{texts.text('aboutYou.thenHeading')}</Subheading>
      {view.afterwards.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Layout>
  );
}

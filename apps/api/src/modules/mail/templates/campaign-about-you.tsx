import { Action, Fact, type FrameView, FullLink, Layout, Note, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface CampaignAboutYouView extends FrameView {
  givenName: string;
  intro: string;
  /** As `4 team members`, one for each label. */
  asked: readonly string[];
  deadline: string;
  /** What follows the deadline, and who reads the report. */
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
      <Note>{texts.text('aboutYou.askedNote')}</Note>
      <Subheading>{texts.text('aboutYou.thenHeading')}</Subheading>
      <Fact label={texts.text('aboutYou.deadlineLabel')}>{view.deadline}</Fact>
      {view.afterwards.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
    </Layout>
  );
}

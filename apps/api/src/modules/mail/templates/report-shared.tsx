import { Action, type FrameView, FullLink, Layout, Note, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface ReportSharedView extends FrameView {
  givenName: string;
  intro: string;
  /** That there is nothing to read yet; null once the report is out. */
  waiting: string | null;
  /** What is owed to the leader and to whoever answered. */
  care: readonly string[];
  reply: string;
  link: string;
}

export function ReportSharedMail({ view }: { view: ReportSharedView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      {view.waiting ? <Paragraph>{view.waiting}</Paragraph> : null}
      <Action href={view.link}>{texts.text('reportShared.button')}</Action>
      <FullLink intro={texts.text('reportShared.linkIntro')} href={view.link} />
      <Subheading>{texts.text('reportShared.careHeading')}</Subheading>
      <ul className="ink" style={styles.list}>
        {view.care.map((line) => (
          <li key={line} style={styles.listItem}>
            {line}
          </li>
        ))}
      </ul>
      <Note>{view.reply}</Note>
    </Layout>
  );
}

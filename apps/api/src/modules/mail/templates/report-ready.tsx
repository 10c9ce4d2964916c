import { Action, type FrameView, FullLink, Layout, Note, Paragraph, Subheading } from './layout.tsx';
import { styles } from './styles.ts';

export interface ReportReadyView extends FrameView {
  givenName: string;
  intro: string;
  advice: readonly string[];
  link: string;
}

export function ReportReadyMail({ view }: { view: ReportReadyView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Subheading>{texts.text('reportReady.adviceHeading')}</Subheading>
      <ul className="ink" style={styles.list}>
        {view.advice.map((line) => (
          <li key={line} style={styles.listItem}>
            {line}
          </li>
        ))}
      </ul>
      <Action href={view.link}>{texts.text('reportReady.button')}</Action>
      <FullLink intro={texts.text('reportReady.linkIntro')} href={view.link} />
      <Note>{texts.text('reportReady.withheld')}</Note>
    </Layout>
  );
}

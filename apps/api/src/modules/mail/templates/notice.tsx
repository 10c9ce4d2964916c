import { Action, Fact, type FrameView, FullLink, Layout, Paragraph, Subheading } from './layout.tsx';

/** A mail that says one thing, what follows from it, and where to look. */
export interface NoticeView extends FrameView {
  hello: string;
  paragraphs: readonly string[];
  /** Something to compare, to the letter. */
  fact: { label: string; value: string; note: string } | null;
  button: string;
  linkIntro: string;
  link: string;
  afterwards: { heading: string; paragraphs: readonly string[] };
}

export function NoticeMail({ view }: { view: NoticeView }) {
  return (
    <Layout frame={view}>
      <Paragraph>{view.hello}</Paragraph>
      {view.paragraphs.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      {view.fact && (
        <Fact label={view.fact.label} note={view.fact.note}>
          {view.fact.value}
        </Fact>
      )}
      <Action href={view.link}>{view.button}</Action>
      <FullLink intro={view.linkIntro} href={view.link} />
      <Subheading>{view.afterwards.heading}</Subheading>
      {view.afterwards.paragraphs.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Layout>
  );
}

import { Action, Fact, type FrameView, FullLink, Layout, Paragraph, Subheading } from './layout.tsx';

/** A mail that says one thing, what follows from it, and mostly where to look. */
export interface NoticeView extends FrameView {
  hello: string;
  paragraphs: readonly string[];
  /** Something to compare, to the letter. */
  fact: { label: string; value: string; note: string } | null;
  /** Null where there is nothing to look at any more. */
  action: { button: string; intro: string; link: string } | null;
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
      {view.action && (
        <>
          <Action href={view.action.link}>{view.action.button}</Action>
          <FullLink intro={view.action.intro} href={view.action.link} />
        </>
      )}
      <Subheading>{view.afterwards.heading}</Subheading>
      {view.afterwards.paragraphs.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Layout>
  );
}

import { Action, type FrameView, FullLink, Layout, Paragraph, Subheading } from './layout.tsx';

export interface AddressChangedView extends FrameView {
  givenName: string;
  intro: string;
  expected: string;
  /** Whom to speak to when nobody said that it would happen. */
  unexpected: readonly string[];
  link: string;
}

export function AddressChangedMail({ view }: { view: AddressChangedView }) {
  const { texts } = view;
  return (
    <Layout frame={view}>
      <Paragraph>{texts.text('hello', { name: view.givenName })}</Paragraph>
      <Paragraph>{view.intro}</Paragraph>
      <Paragraph>{view.expected}</Paragraph>
      <Action href={view.link}>{texts.text('addressChanged.button')}</Action>
      <FullLink intro={texts.text('addressChanged.linkIntro')} href={view.link} />
      <Subheading>{texts.text('addressChanged.unexpectedHeading')}</Subheading>
      {view.unexpected.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Layout>
  );
}

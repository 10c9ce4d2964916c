import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import type { MailTexts } from '../mail-texts.ts';
import { darkStyles, styles } from './styles.ts';

/** What each mail's frame says. */
export interface FrameView {
  texts: MailTexts;
  organizationName: string;
  /** What a list of mails shows behind the subject. */
  preview: string;
  heading: string;
}

/** Paper, a card with the mail's matter on it, and who it is from. */
export function Layout({ frame, children }: { frame: FrameView; children: ReactNode }) {
  const { texts } = frame;
  return (
    <Html lang={texts.language} dir="ltr">
      <Head>
        <title>{frame.heading}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Preview>{frame.preview}</Preview>
      <Body className="paper" style={styles.body}>
        <Container style={styles.container}>
          <Text className="mark" style={styles.mark}>
            {texts.text('product')}
          </Text>
          <Section className="card" style={styles.card}>
            <Heading as="h1" className="ink" style={styles.heading}>
              {frame.heading}
            </Heading>
            {children}
          </Section>
          <Text className="faint" style={styles.footer}>
            {texts.text('footer.from', { organization: frame.organizationName })}
            <br />
            {texts.text('footer.tracking')}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.paragraph}>
      {children}
    </Text>
  );
}

export function Note({ children }: { children: ReactNode }) {
  return (
    <Text className="soft" style={styles.note}>
      {children}
    </Text>
  );
}

export function Subheading({ children }: { children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={styles.subheading}>
      {children}
    </Heading>
  );
}

export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Section style={styles.actionRow}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
    </Section>
  );
}

/** The address in full, for whoever does not trust buttons, or reads without them. */
export function FullLink({ intro, href }: { intro: string; href: string }) {
  return (
    <Text className="soft" style={styles.note}>
      {intro}
      <br />
      <Link className="link" href={href} style={styles.link}>
        {href}
      </Link>
    </Text>
  );
}

/** A label with its value below it: dates, times, counts. */
export function Fact({ label, children, note }: { label: string; children: ReactNode; note?: string }) {
  return (
    <Section className="fact" style={styles.fact}>
      <Text className="soft" style={styles.factLabel}>
        {label}
      </Text>
      <Text className="ink" style={styles.factValue}>
        {children}
      </Text>
      {note ? (
        <Text className="soft" style={styles.factNote}>
          {note}
        </Text>
      ) : null}
    </Section>
  );
}

/** How somebody stops the mails about a campaign: at the end of each that may come again. */
export interface StopView {
  heading: string;
  /** How many may come; null: none is foreseen. */
  reminders: string | null;
  intro: string;
  link: string;
}

export function Stop({ stop }: { stop: StopView }) {
  return (
    <>
      <Subheading>{stop.heading}</Subheading>
      {stop.reminders ? <Note>{stop.reminders}</Note> : null}
      <FullLink intro={stop.intro} href={stop.link} />
    </>
  );
}

export function Rule() {
  return <Section className="rule" style={styles.rule} />;
}

import type { MailTexts, TextKey } from '../mail-texts.ts';
import type { StopView } from './layout.tsx';

/** Longest line of the text part: RFC 3676 asks for less than 78. */
const lineLength = 76;

/** Breaks a paragraph into lines. What has no space in it, such as an address, stays whole. */
export function wrap(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** An address or a code on a line of its own, set in, never broken. */
export function setIn(line: string): string {
  return `  ${line}`;
}

/** A heading of the text part: a line with a rule below. */
export function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(Math.min(heading.length, lineLength))}`;
}

/** As `Open until: Friday, 16 October`, with the blank before the colon that French has. */
export function labelled(texts: MailTexts, label: TextKey, value: string): string {
  return texts.text('labelled', { label: texts.text(label), value });
}

/** How somebody stops the mails about a campaign. */
export function stopBlocks(stop: StopView): string[] {
  return [
    underlined(stop.heading),
    ...(stop.reminders ? [wrap(stop.reminders)] : []),
    wrap(stop.intro),
    setIn(stop.link),
  ];
}

/**
 * The text part: blocks with an empty line between them, and who it is from at the end.
 *
 * @param blocks already wrapped; null ones are left out
 */
export function textPart(texts: MailTexts, organizationName: string, blocks: readonly (string | null)[]): string {
  const footer = [texts.text('footer.from', { organization: organizationName }), texts.text('footer.tracking')];
  return [...blocks.filter((block) => block !== null), `-- \n${footer.join('\n')}`].join('\n\n').concat('\n');
}

import type { CSSProperties } from 'react';

/** The product's colours on paper. Mail programs know no custom properties, so they stand here as values. */
const paper = '#faf7f2';
const surface = '#ffffff';
const line = '#e6dfd4';
const ink = '#1d2733';
const softInk = '#55606d';
const faintInk = '#5c6570';
const teal = '#0d5c5a';
const tealSoft = '#dcebe8';

/** Webfonts do not reach most mail programs: good serifs that are there, and the system's own sans. */
const serif = "'Source Serif 4', 'Iowan Old Style', Charter, Georgia, 'Times New Roman', serif";
const sans = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

const text = { fontFamily: sans, fontSize: '16px', lineHeight: '25px', color: ink, margin: 0 } satisfies CSSProperties;
const small = { ...text, fontSize: '14px', lineHeight: '21px', color: softInk } satisfies CSSProperties;

export const styles = {
  body: { backgroundColor: paper, margin: 0, padding: '0 12px' },
  container: { maxWidth: '580px', margin: '0 auto', padding: '28px 0 40px' },
  mark: {
    fontFamily: serif,
    fontSize: '18px',
    lineHeight: '24px',
    fontWeight: 600,
    color: teal,
    margin: '0 0 14px 4px',
  },
  card: { backgroundColor: surface, border: `1px solid ${line}`, borderRadius: '18px', padding: '32px 28px 30px' },
  heading: {
    fontFamily: serif,
    fontSize: '28px',
    lineHeight: '34px',
    fontWeight: 600,
    letterSpacing: '-0.01em',
    color: ink,
    margin: '0 0 18px',
  },
  subheading: {
    fontFamily: serif,
    fontSize: '19px',
    lineHeight: '26px',
    fontWeight: 600,
    color: ink,
    margin: '26px 0 6px',
  },
  paragraph: { ...text, margin: '0 0 14px' },
  note: { ...small, margin: '0 0 12px' },
  actionRow: { padding: '12px 0 20px' },
  button: {
    backgroundColor: teal,
    color: '#ffffff',
    fontFamily: sans,
    fontSize: '17px',
    lineHeight: '24px',
    fontWeight: 600,
    textDecoration: 'none',
    borderRadius: '12px',
    padding: '12px 26px',
    display: 'inline-block',
  },
  link: { color: teal, textDecoration: 'underline', wordBreak: 'break-word' },
  code: {
    fontFamily: mono,
    fontSize: '17px',
    lineHeight: '28px',
    fontWeight: 600,
    color: ink,
    backgroundColor: tealSoft,
    borderRadius: '12px',
    padding: '10px 14px',
    margin: '2px 0 14px',
    textAlign: 'center',
  },
  digits: {
    fontFamily: mono,
    fontSize: '30px',
    lineHeight: '40px',
    fontWeight: 600,
    letterSpacing: '0.18em',
    color: ink,
    backgroundColor: tealSoft,
    borderRadius: '12px',
    padding: '12px 0 12px 0.18em',
    margin: '2px 0 18px',
    textAlign: 'center',
  },
  person: { borderLeft: `3px solid ${teal}`, padding: '0 0 0 14px', margin: '0 0 14px' },
  personName: { ...text, fontWeight: 600 },
  personTitle: { ...small, fontWeight: 400 },
  personRole: { ...text, fontSize: '15px', lineHeight: '23px' },
  personNote: { ...small },
  fact: { borderTop: `1px solid ${line}`, padding: '12px 0' },
  factLabel: { ...small },
  factValue: { ...text, fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  factNote: { ...small },
  list: { ...text, fontSize: '15px', lineHeight: '23px', margin: '0 0 14px', paddingLeft: '20px' },
  listItem: { margin: '0 0 8px' },
  rule: { borderTop: `1px solid ${line}`, margin: '20px 0 18px' },
  footer: { ...small, fontSize: '13px', lineHeight: '20px', color: faintInk, margin: '18px 4px 0' },
} as const satisfies Record<string, CSSProperties>;

/** Where the mail program follows the reader's dark setting. `!important` because the light values stand in style attributes. */
export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #12171c !important; }
  .card { background-color: #1a2128 !important; border-color: #2c363f !important; }
  .ink { color: #ece7de !important; }
  .soft { color: #b3b9bf !important; }
  .faint { color: #98a1a9 !important; }
  .mark, .link { color: #7fcfc5 !important; }
  .button { background-color: #7fcfc5 !important; color: #0f1a1b !important; }
  .tint { background-color: #1d3836 !important; color: #ece7de !important; }
  .fact, .rule { border-color: #2c363f !important; }
  .person { border-color: #7fcfc5 !important; }
}
@media (max-width: 480px) {
  .card { padding: 26px 20px 24px !important; border-radius: 14px !important; }
  .code { font-size: 14px !important; padding: 10px 4px !important; }
}
`;

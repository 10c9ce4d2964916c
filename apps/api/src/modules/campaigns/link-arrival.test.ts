import { describe, expect, it } from 'vitest';
import { linkArrival, type MailedLink, wasEverTaken } from './link-arrival.ts';

const refused = { state: 'failed', failure: 'address-refused' } as const;
const unsaid = { state: 'failed', failure: 'server-too-slow' } as const;
const sent = { state: 'sent', failure: null } as const;
/** An invitation whose newest mail was refused. */
const link = (changes: Partial<MailedLink> = {}): MailedLink => ({
  delivery: 'failed',
  failure: 'address-refused',
  mails: [refused],
  ...changes,
});

describe('whether somebody may hold a link', () => {
  it.each<[string, MailedLink, string]>([
    ['every mail was refused', link(), 'never'],
    ['nothing is known of its mails but that the newest was refused', link({ mails: [] }), 'never'],
    ['it was not sent because nobody needed it', link({ failure: 'campaign-over', mails: [] }), 'never'],
    ['the newest was taken', link({ delivery: 'accepted', failure: null, mails: [refused, sent] }), 'accepted'],
    ['an earlier one was taken', link({ mails: [sent, refused] }), 'accepted'],
    ['one was taken, and another perhaps', link({ failure: 'server-too-slow', mails: [sent, unsaid] }), 'accepted'],
    ['the newest ended without a word', link({ failure: 'server-too-slow', mails: [] }), 'perhaps'],
    ['an earlier one ended without a word', link({ mails: [unsaid, refused] }), 'perhaps'],
    ['one waits to be tried again after no word', link({ mails: [{ ...unsaid, state: 'pending' }] }), 'perhaps'],
    ['one is in the hands of the server now', link({ mails: [{ state: 'sending', failure: null }] }), 'perhaps'],
    ['the newest waits', link({ delivery: 'queued', failure: null, mails: [] }), 'perhaps'],
    ['another one waits that was never tried', link({ mails: [{ state: 'pending', failure: null }] }), 'never'],
  ])('%s', (_what, known, expected) => {
    expect(linkArrival(known)).toBe(expected);
  });
});

describe('whether a mail server ever had it', () => {
  it('is so of a mail that came back later, and of none that was refused', () => {
    const back = { state: 'failed', failure: 'mail-returned' } as const;
    expect(wasEverTaken(link())).toBe(false);
    expect(wasEverTaken(link({ failure: 'mail-returned', mails: [] }))).toBe(true);
    expect(wasEverTaken(link({ mails: [back, refused] }))).toBe(true);
    expect(wasEverTaken(link({ mails: [sent] }))).toBe(true);
  });
});

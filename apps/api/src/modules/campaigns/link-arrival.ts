import { mayHaveArrived } from '../mail/mail.public.ts';

/** What is known of the mails that carried an invitation's link. */
export interface MailedLink {
  /** What became of the newest one. */
  delivery: 'queued' | 'accepted' | 'failed';
  failure: string | null;
  /** All of them. */
  mails: readonly { state: 'pending' | 'sending' | 'sent' | 'failed'; failure: string | null }[];
}

/** Has a mail server ever taken a mail with this link, though it be said to have come back since? Then it may have been used. */
export function wasEverTaken({ failure, mails }: MailedLink): boolean {
  const taken = (code: string | null) => code === 'mail-returned';
  return taken(failure) || mails.some((mail) => mail.state === 'sent' || taken(mail.failure));
}

/**
 * May somebody hold this link? `accepted`: a mail server has taken a mail with it, be it one that came back later. `perhaps`: one is on
 * its way, or ended without the server's word. `never`: every mail was refused, so nobody can have used it.
 *
 * @example linkArrival({ delivery: 'failed', failure: 'address-refused', mails: [] }) // 'never'
 */
export function linkArrival({ delivery, failure, mails }: MailedLink): 'accepted' | 'perhaps' | 'never' {
  if (delivery === 'accepted' || mails.some(({ state }) => state === 'sent')) return 'accepted';
  const perhaps = mails.some((mail) => mail.state === 'sending' || mayHaveArrived(mail.failure));
  return perhaps || delivery === 'queued' || mayHaveArrived(failure) ? 'perhaps' : 'never';
}

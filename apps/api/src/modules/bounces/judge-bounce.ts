import type { BounceAbout } from '../mail/mail.public.ts';
import type { BounceVerdict, RecipientStatus } from './read-delivery-status.ts';

/** A mail that came back, of which is known what it is about. */
export interface Bounce extends BounceAbout {
  verdict: BounceVerdict;
  /** Not the address itself failed, but another one that gets mail from there: the address may have kept it. */
  elsewhere: boolean;
}

const same = (one: string | null, other: string) => one?.toLowerCase() === other.toLowerCase();

/**
 * What a report says of the address that the mail was sent to.
 *
 * The address that failed must be that address itself: one that passes mail on may have kept what it passed on, and whoever reads it may
 * hold the link. A server that names another address as the one that failed, and ours as the original, says just that; one that names
 * neither says nothing that could be believed.
 *
 * @param address the person's address of today; a report about an earlier one is about nobody
 */
export function judgeBounce(
  recipients: readonly RecipientStatus[],
  address: string,
): { verdict: BounceVerdict; elsewhere: boolean } | null {
  const itself = recipients.find(({ final }) => same(final, address));
  if (itself) return { verdict: itself.verdict, elsewhere: false };
  const passedOn = recipients.find(({ original }) => same(original, address));
  return passedOn ? { verdict: passedOn.verdict, elsewhere: true } : null;
}

/** What follows from a mail that came back. */
export interface BounceConsequence {
  /** What becomes of the invitation's mail; null: nothing, since it is not one, or nothing is certain. */
  mail: 'failed' | 'failed-perhaps-arrived' | 'again-later' | null;
  /** Does the person's address count as one that gives mail back? */
  addressTrouble: boolean;
}

/**
 * Decides what follows. An invitation's own mail is marked; of every other mail only that the address has trouble, whichever mail it was.
 * What came back for now is tried again where it is an invitation, and is nothing otherwise.
 */
export function decideBounce({ about, verdict, elsewhere }: Omit<Bounce, 'id'>): BounceConsequence {
  // Whoever got a reply to the mail can write such a report: the address may have kept what it is said to have given back.
  if (about === 'seen-mail') {
    return {
      mail: verdict === 'hard' ? 'failed-perhaps-arrived' : null,
      addressTrouble: verdict === 'hard' && !elsewhere,
    };
  }
  if (verdict === 'soft') return { mail: about === 'mail' && !elsewhere ? 'again-later' : null, addressTrouble: false };
  if (about === 'person') return { mail: null, addressTrouble: !elsewhere };
  return { mail: elsewhere ? 'failed-perhaps-arrived' : 'failed', addressTrouble: !elsewhere };
}

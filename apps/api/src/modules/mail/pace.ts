import type { ClaimedMail } from './claim-mail.ts';

/**
 * Which domain's mail server a mail goes to.
 *
 * @returns in lower case, without a dot at the end; null where the address names none: the mail server will say so
 * @example domainOf('Noor@Hospital.example') // 'hospital.example'
 */
export function domainOf(address: string): string | null {
  const [, domain] = /@([^@\s]{1,255})$/.exec(address) ?? [];
  const name = domain?.toLowerCase().replace(/\.$/, '');
  return name ? name : null;
}

/** A sign-in mail is counted and never put off: somebody sits and waits for it. */
export function waitsItsTurn(kind: ClaimedMail['kind']): boolean {
  return kind !== 'sign-in';
}

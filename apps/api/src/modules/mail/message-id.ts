import { createHash } from 'node:crypto';

/**
 * The Message-ID of a logical mail. A mail that is sent again, because nobody knows whether it had left, carries the same one, and
 * mailboxes that compare show it once.
 *
 * @param token by which it is recognised when it comes back (`bounceToken`)
 * @param dedupeKey what makes the mail one, as `invitation:<id>`
 * @param from the From header; its host goes after the @
 * @returns with angle brackets
 */
export function messageIdOf(token: string, dedupeKey: string, from: string): string {
  const host = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  const mark = createHash('sha256').update(dedupeKey).digest('hex').slice(0, 16);
  return `<${token}.${mark}@${host.toLowerCase()}>`;
}

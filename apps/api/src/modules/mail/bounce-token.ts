import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a mail that comes back is about: an invitation's mail by itself, or a person's address.
 *
 * Only an invitation's own mail is named. Every other mail (a reminder, a new deadline, a report) is named by its reader alone, so that
 * nothing that comes back can say which of them was sent to whom, or why.
 */
export interface BounceAbout {
  /**
   * `mail` stands in the return path, which servers alone see. `seen-mail` stands in the Message-ID, which every reply carries to whoever is
   * answered, HR among them: it proves that a mail was sent, and not that it came back.
   */
  about: 'mail' | 'seen-mail' | 'person';
  /** The outbox's id of the mail, or the person's. A UUID. */
  id: string;
}

/** 64 bits: it is tried out over a mail server, a wrong one says nothing, and a right one only marks an address. */
const macHexDigits = 16;
const tokenPattern = /^([imp])([0-9a-f]{32})([0-9a-f]{16})$/;
const letterOf = { mail: 'm', 'seen-mail': 'i', person: 'p' } as const;
const aboutOf: Readonly<Record<string, BounceAbout['about']>> = { m: 'mail', i: 'seen-mail', p: 'person' };

function macOf(mailKey: string, body: string): string {
  return createHmac('sha256', mailKey).update(`bounce:${body}`).digest('hex').slice(0, macHexDigits);
}

/**
 * The mark by which a mail is recognised when it comes back: it stands in its return path, and another one in its Message-ID. Nobody can make
 * one but who has the mailer's key, and nobody sees the return path's but servers and who has the mail. Otherwise somebody from HR, who can guess ids, could have an
 * invitation's mail "come back" and its link sent to another address.
 *
 * @param mailKey known to the mailer alone
 * @returns 49 lower-case letters and digits, good for the local part of an address beside a short name
 */
export function bounceToken(mailKey: string, { about, id }: BounceAbout): string {
  const body = `${letterOf[about]}${id.replaceAll('-', '').toLowerCase()}`;
  return `${body}${macOf(mailKey, body)}`;
}

/** What a token says it is about. Anybody can write such a thing: believe it only of `readBounceToken`. */
export function unverifiedBounceToken(token: string): BounceAbout | null {
  const [, letter, hex] = tokenPattern.exec(token.toLowerCase()) ?? [];
  const about = letter === undefined ? undefined : aboutOf[letter];
  if (about === undefined || hex === undefined) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { about, id };
}

/**
 * What a mail that came back is about.
 *
 * @param token in whatever case: mail servers may change it
 * @returns null for one that this mailer did not make
 */
export function readBounceToken(mailKey: string, token: string): BounceAbout | null {
  const about = unverifiedBounceToken(token);
  if (!about) return null;
  const ours = Buffer.from(bounceToken(mailKey, about));
  const theirs = Buffer.from(token.toLowerCase());
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? about : null;
}

/**
 * Where a mail server reports that a mail came back.
 *
 * @param bounceAddress as `bounces@bounces.example.org`
 * @returns as `bounces+<token>@bounces.example.org`
 */
export function returnPathOf(bounceAddress: string, token: string): string {
  const at = bounceAddress.lastIndexOf('@');
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** Every mark of a mail in a text, as in the headers that a report returns; at most five different ones, of which none need be ours. */
export function findBounceTokens(text: string): string[] {
  const found = new Set<string>();
  for (const [token] of text.matchAll(/(?<![0-9a-z])[imp][0-9a-f]{48}(?![0-9a-z])/gi)) {
    found.add(token.toLowerCase());
    if (found.size === mostTokens) break;
  }
  return [...found];
}

const mostTokens = 5;

import type { mailFailures } from '@heartset/model/api/campaigns';

/**
 * Why a mail did not leave, as HR's page words it (invitations) and the operator's log shows it.
 * The server's own sentence is not kept: it quotes addresses.
 */
export type FailureCode = (typeof mailFailures)[number];

export interface Failure {
  code: FailureCode;
  /** Trying again will not help. */
  permanent: boolean;
}

/** After these a server may have the mail, although it never said so, or said that it came back from somewhere else: whoever reads that address may hold the link. */
export const perhapsArrived = [
  'server-too-slow',
  'server-unreachable',
  'not-sent',
  'returned-elsewhere',
] as const satisfies FailureCode[];

const arrivedPerhaps: ReadonlySet<string> = new Set(perhapsArrived);

/** May a mail that ended with this code have reached its reader all the same? */
export function mayHaveArrived(code: string | null): boolean {
  return code !== null && arrivedPerhaps.has(code);
}

/** What nodemailer and the system call a server that cannot be talked to. */
const unreachable = new Set(['ECONNECTION', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'ECONNREFUSED', 'ECONNRESET']);

function read(error: unknown, property: 'code' | 'command' | 'responseCode'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
}

/**
 * Reads what nodemailer threw.
 *
 * Permanent is what the server said of this recipient or this mail (5xx to RCPT or DATA), and an address that is none. A login or a
 * sender that the server refuses is ours to mend, for all mails alike: it is tried again, and nobody's invitation fails for it.
 *
 * Source of the reply codes: RFC 5321 section 4.2.
 */
export function classifyFailure(error: unknown): Failure {
  const code = read(error, 'code');
  const command = read(error, 'command');
  const reply = read(error, 'responseCode');
  const refused = typeof reply === 'number' && reply >= 500 && reply < 600;
  if (code === 'EAUTH') return { code: 'login-refused', permanent: false };
  if (command === 'DATA' || code === 'EMESSAGE') {
    return refused ? { code: 'mail-refused', permanent: true } : { code: 'server-busy', permanent: false };
  }
  if (code === 'EENVELOPE') {
    if (command === 'MAIL FROM') return { code: 'sender-refused', permanent: false };
    if (refused || reply === undefined) return { code: 'address-refused', permanent: true };
    return { code: 'server-busy', permanent: false };
  }
  if (code === 'ETIMEDOUT' || code === 'EABORT') return { code: 'server-too-slow', permanent: false };
  if (typeof code === 'string' && unreachable.has(code)) return { code: 'server-unreachable', permanent: false };
  if (typeof reply === 'number') return { code: 'server-busy', permanent: false };
  return { code: 'not-sent', permanent: false };
}

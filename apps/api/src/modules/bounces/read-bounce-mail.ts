import { type ParsedMail, simpleParser } from 'mailparser';
import { findBounceTokens } from '../mail/mail.public.ts';
import { type RecipientStatus, readDeliveryStatus } from './read-delivery-status.ts';

/** Larger reports are not read: one that returns headers alone has a few thousand bytes. */
export const largestReportBytes = 256 * 1024;

/** A report that a mail did not arrive. */
export interface BounceMail {
  recipients: RecipientStatus[];
  /** What may be marks of ours in what it returns. Nothing is believed of them yet. */
  tokens: string[];
}

/** @returns whether these are the parameters of a report about delivery (RFC 3462) */
function isDeliveryReport(contentType: unknown): boolean {
  if (typeof contentType !== 'object' || contentType === null || !('value' in contentType)) return false;
  if (contentType.value !== 'multipart/report' || !('params' in contentType)) return false;
  const { params } = contentType;
  const kind =
    typeof params === 'object' && params !== null && 'report-type' in params ? params['report-type'] : undefined;
  return typeof kind === 'string' && kind.toLowerCase() === 'delivery-status';
}

/**
 * Reads a mail that came to the return path. Only a mail server's report counts (RFC 3464): holiday notices, replies, and whatever else
 * people and machines send there are nothing.
 *
 * @param raw the mail as it came, at most `largestReportBytes`
 * @returns null for everything that does not report a mail that failed
 */
export async function readBounceMail(raw: Buffer): Promise<BounceMail | null> {
  const mail = await parseMail(raw);
  if (!mail || !isDeliveryReport(mail.headers.get('content-type'))) return null;
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const recipients = status ? readDeliveryStatus(status.content.toString('utf8')) : [];
  // Wherever a report returns the headers, as a mail or as text: a mark is ours by what it is, not by where it stands.
  return recipients.length > 0 ? { recipients, tokens: findBounceTokens(raw.toString('latin1')) } : null;
}

/** @returns undefined for what is no mail: anybody may send anything */
async function parseMail(raw: Buffer): Promise<ParsedMail | undefined> {
  try {
    return await simpleParser(raw, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      skipTextLinks: true,
    });
  } catch {
    // What is wrong with it is its sender's business, and its message may quote it.
    return undefined;
  }
}

import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '@heartset/scoring';

/** What a redeemed ticket stands for. */
export interface Redeemed {
  campaignId: string;
  subjectKey: string;
  label: string;
  answers: unknown;
}

/** The hash under which a ticket is known: SHA-256 of its bytes. */
export function hashTicket(ticketBase64url: string): Buffer {
  return createHash('sha256').update(Buffer.from(ticketBase64url, 'base64url')).digest();
}

/**
 * Tells "the same again" from "something else" without keeping the answers: HMAC-SHA256 over them, keyed by the ticket. Whoever
 * reads the digest but has no ticket cannot try answers out against it.
 *
 * @returns 32 bytes, the same whatever the order of the answers' keys
 */
export function answerDigest(ticketBase64url: string, redeemed: Redeemed): Buffer {
  const { campaignId, subjectKey, label, answers } = redeemed;
  return createHmac('sha256', Buffer.from(ticketBase64url, 'base64url'))
    .update(canonicalJson({ campaignId, subjectKey, label, answers }))
    .digest();
}

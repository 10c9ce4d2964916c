import { z } from 'zod';

/** How old a signature may be, and how far ahead a clock: seconds. */
export const bounceSignatureSeconds = 300;

/**
 * POST /api/v1/mail/bounces: what a mail service knows of mails that came back. Signed, not signed in: the header
 * `X-Heartset-Timestamp` has the seconds since 1970, `X-Heartset-Signature` the HMAC-SHA-256 of `<timestamp>.<body>` in hexadecimal
 * under MAIL_BOUNCE_WEBHOOK_SECRET.
 */
export const returnedMailsSchema = z.strictObject({
  mails: z
    .array(
      z.strictObject({
        /** The mail's Message-ID, or the address that it came back to. */
        mail: z.string().min(1).max(500),
        /** The address that did not take it. */
        recipient: z.string().min(3).max(320),
        /** `hard`: it never will. `soft`: it was given up for now. A mail that is still tried is no matter for this. */
        verdict: z.enum(['hard', 'soft']),
      }),
    )
    .min(1)
    .max(100),
});
export type ReturnedMail = z.infer<typeof returnedMailsSchema>['mails'][number];

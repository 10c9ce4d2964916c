import { z } from 'zod';

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`));

/** GET /api/v1/campaigns/:id/manifest: the published texts, to the byte; `checkManifest` reads them. No sign-in. */
export const publishedManifestSchema = z.object({
  manifest: z.string(),
  /** In the order of publication. */
  supplements: z.array(z.string()),
});
export type PublishedManifest = z.infer<typeof publishedManifestSchema>;

/**
 * GET /api/v1/campaigns/:id/receipts, no sign-in. `published`: the list's text, to the byte; `parseReceiptList` reads it. `withheld`: two
 * lists would tell what a further round added (`asked-again`), or, of campaigns counted by an earlier version, its length would tell how many
 * answered in a group that is not shown (`few-in-no-group`).
 * `not-yet`: the reports are not out, or answers about somebody wait to be counted (`reports`); or they are, and people may still be asked
 * once more (`further-round`).
 */
export const publishedReceiptsSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('published'), document: z.string(), sha256: z.string() }),
  z.object({ status: z.literal('withheld'), why: z.enum(['few-in-no-group', 'asked-again']) }),
  z.object({ status: z.literal('not-yet'), waitsFor: z.enum(['reports', 'further-round']) }),
]);
export type PublishedReceipts = z.infer<typeof publishedReceiptsSchema>;

/** GET /api/v1/campaigns/:id/manifest.json: the manifest alone, as the file whose SHA-256 stands in the mails. A supplement is the same. */
export const manifestFileSchema = z.unknown();

/** GET /api/v1/campaigns/:id/supplements/:number, from 1 on. */
export const supplementParamsSchema = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(100_000) });

/** POST /api/v1/rater/assignments/:id/ballot: 32 bytes, the device's token blinded. */
export const issueBallotSchema = z.object({ blindedElement: base64url(43) });
export type IssueBallot = z.infer<typeof issueBallotSchema>;
/** 96 bytes: the evaluated element and its proof. */
export const ballotIssuedSchema = z.object({ reply: base64url(128) });
export type BallotIssued = z.infer<typeof ballotIssuedSchema>;

/**
 * POST /api/v1/ballots: no cookie, no sign-in. The body is no JSON but the bytes of `packRedeem`, always as many, as
 * application/octet-stream.
 */
export const ballotCountedSchema = z.object({ receipt: z.string().max(20) });
export type BallotCounted = z.infer<typeof ballotCountedSchema>;

/** GET and PUT /api/v1/rater/assignments/:id/draft: always 65,536 bytes, as application/octet-stream; 204 when none was kept. */
export const draftSchema = z.unknown();

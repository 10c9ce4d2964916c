import { z } from 'zod';
import { campaignStateSchema, raterGroupSchema } from './campaigns.ts';
import { idSchema, instantSchema } from './common.ts';

/** POST /api/v1/rater/sessions: the link's secret (128 bits, base64url) or the mail's code. */
export const createRaterSessionSchema = z.union([
  z.object({ secret: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
  z.object({ code: z.string().trim().min(1).max(60) }),
]);
export type CreateRaterSession = z.infer<typeof createRaterSessionSchema>;

/** GET /api/v1/rater/invitation */
export const raterInvitationSchema = z.object({
  raterName: z.string(),
  /** The rater's own language as the directory has it, as a BCP 47 tag; null: it has none. */
  raterLocale: z.string().nullable(),
  organizationName: z.string(),
  campaign: z.object({
    id: idSchema,
    name: z.string(),
    state: campaignStateSchema,
    deadlineAt: instantSchema,
    /** May those who have not answered be asked once more, after the reports are out? */
    furtherRound: z.boolean(),
    /** 2: they are being asked once more. */
    round: z.number().int(),
    minimumGroupSize: z.number().int(),
    reportReaders: z.enum(['leader', 'leader-and-hr']),
    /** `by-hr`: the report comes out when HR says so. */
    releaseMode: z.enum(['automatic', 'by-hr']),
    instrumentId: z.string(),
    instrumentVersion: z.string(),
    promptIds: z.array(z.string()),
  }),
  assignments: z.array(
    z.object({
      id: idSchema,
      leaderName: z.string(),
      leaderTitle: z.string().nullable(),
      subjectKey: z.string(),
      group: raterGroupSchema,
      label: z.string(),
      labelGroups: z.array(raterGroupSchema),
      /** How many people are asked under this label today, the rater among them; those who were taken out are not counted. */
      invited: z.number().int(),
      identified: z.boolean(),
      /** With what the label is shown together if too few answer; null: then it is not shown at all. */
      mergesInto: z.string().nullable(),
      /** A ballot was issued, here or on another device: answering goes on where it began. */
      issued: z.boolean(),
    }),
  ),
});
export type RaterInvitation = z.infer<typeof raterInvitationSchema>;

/** DELETE /api/v1/rater/session */
export const raterSessionEndedSchema = z.object({ status: z.literal('ended') });

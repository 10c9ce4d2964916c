import { z } from 'zod';
import { organizationReleaseSchema } from '../publication/organization-release.ts';
import { campaignStateSchema } from './campaigns.ts';
import { idSchema, instantSchema } from './common.ts';

/** Why there are no figures, or not yet. `stopped`: something would have told too much; more is told to nobody. */
export const organizationReportResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('collecting') }),
  z.object({ status: z.literal('being-counted') }),
  z.object({ status: z.literal('waiting-for-release') }),
  z.object({ status: z.literal('stopped') }),
  /** A campaign from before organisation figures existed, or one that a leader started. */
  z.object({ status: z.literal('none') }),
  z.object({ status: z.literal('released'), release: organizationReleaseSchema }),
]);
export type OrganizationReportResult = z.infer<typeof organizationReportResultSchema>;

/** GET /api/v1/organization-reports/:campaignId, HR alone. */
export const organizationReportParamsSchema = z.object({ campaignId: idSchema });
export const organizationReportSchema = z.object({
  campaign: z.object({
    id: idSchema,
    name: z.string(),
    state: campaignStateSchema,
    deadlineAt: instantSchema,
    round: z.number().int(),
    minimumGroupSize: z.number().int(),
    leaders: z.number().int(),
  }),
  instrument: z.object({ id: z.string(), version: z.string() }),
  result: organizationReportResultSchema,
});
export type OrganizationReport = z.infer<typeof organizationReportSchema>;

import { z } from 'zod';

/** The fewest answers that may ever be shown together, and the most that may be asked for. */
export const MINIMUM_GROUP_SIZE = { least: 3, standard: 3, most: 10 } as const;

/**
 * The rules of one campaign about what may be shown. Set before opening and frozen there.
 *
 * - `minimumGroupSize` (k): from how many answers on a group is shown.
 * - `seniorLeaders`: `identified` shows their answers as they are, from one on; they are told so.
 * - `releaseMode`: reports come out by themselves after the tally, or when HR says so.
 * - `furtherRound`: may the same campaign ask again later? Then what was held back in one round is
 *   kept as counts until the next, and a later release adds what was never shown; raters are told.
 */
export const campaignPolicySchema = z.strictObject({
  minimumGroupSize: z
    .int()
    .min(MINIMUM_GROUP_SIZE.least)
    .max(MINIMUM_GROUP_SIZE.most)
    .default(MINIMUM_GROUP_SIZE.standard),
  seniorLeaders: z.enum(['anonymous', 'identified']).default('anonymous'),
  releaseMode: z.enum(['automatic', 'by-hr']).default('automatic'),
  furtherRound: z.boolean().default(false),
});

export type CampaignPolicy = z.infer<typeof campaignPolicySchema>;

/** What a campaign has when nobody chose otherwise. */
export const DEFAULT_CAMPAIGN_POLICY: CampaignPolicy = campaignPolicySchema.parse({});

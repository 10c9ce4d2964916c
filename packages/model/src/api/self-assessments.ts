import { z } from 'zod';
import { itemIdSchema, ratingSchema } from './answers.ts';
import { idSchema, instantSchema } from './common.ts';

/** GET and PUT /api/v1/self-assessments/:id (a campaign's id); POST …/:id/send. In the leader's own name; the leader's alone. */
export const selfAssessmentSchema = z.object({
  campaignId: idSchema,
  campaignName: z.string(),
  deadlineAt: instantSchema,
  editable: z.boolean(),
  instrumentId: z.string(),
  instrumentVersion: z.string(),
  ratings: z.record(itemIdSchema, ratingSchema),
  reflections: z.record(itemIdSchema, z.string().max(4000)),
  sent: z.boolean(),
  /** Can the report be read? Own ratings stand in it since then. */
  reportOut: z.boolean(),
});
export type SelfAssessment = z.infer<typeof selfAssessmentSchema>;

export const saveSelfAssessmentSchema = z.object({
  ratings: z.record(itemIdSchema, ratingSchema),
  reflections: z.record(itemIdSchema, z.string().max(4000)),
});
export type SaveSelfAssessment = z.infer<typeof saveSelfAssessmentSchema>;

import { z } from 'zod';
import { leaderReleaseSchema, selfReportSchema } from '../publication/release.ts';
import { campaignKindSchema, campaignStateSchema, raterGroupSchema } from './campaigns.ts';
import { idSchema, instantSchema } from './common.ts';

/** Why somebody may read a report. */
export const reportViewerSchema = z.enum(['leader', 'hr', 'shared']);

export const reportSummarySchema = z.object({
  campaignId: idSchema,
  leaderId: idSchema,
  leaderName: z.string(),
  campaignName: z.string(),
  kind: campaignKindSchema,
  state: campaignStateSchema,
  deadlineAt: instantSchema,
  /** 2 once people are or were asked once more: the report of the first round can be read meanwhile. */
  round: z.number().int(),
  viewer: reportViewerSchema,
  selfAssessment: z.enum(['not-begun', 'begun', 'sent']),
  /** It can be read, and nothing of what others said is shown in it: told to the leader and those the leader shares it with. */
  nothingShown: z.boolean(),
});
export type ReportSummary = z.infer<typeof reportSummarySchema>;

/** GET /api/v1/reports: about me, shared with me, or mine to read as HR. Drafts and cancelled campaigns are not among them. */
export const reportListSchema = z.object({ reports: z.array(reportSummarySchema) });

/** A label while answers come in: a word, refreshed once a day. Identified labels say nothing: with one person it would say who. */
export const labelInProgressSchema = z.object({
  label: z.string(),
  groups: z.array(raterGroupSchema),
  invited: z.number().int(),
  identified: z.boolean(),
  progress: z.enum(['not-yet', 'enough']).nullable(),
  asOf: z.iso.date().nullable(),
});
export type LabelInProgress = z.infer<typeof labelInProgressSchema>;

export const reportResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('collecting'), labels: z.array(labelInProgressSchema) }),
  /** The grace, and the minutes in which the answers are counted. */
  z.object({ status: z.literal('being-counted') }),
  z.object({ status: z.literal('waiting-for-release') }),
  /** Something in the answers about this leader could not be counted. They are tried again every day; null: with the others. */
  z.object({ status: z.literal('not-computed'), keptUntil: instantSchema.nullable() }),
  /** It never could be, and the answers were deleted. */
  z.object({ status: z.literal('never-computed'), deletedAt: instantSchema }),
  /** `self`: the leader's own ratings beside it, for the leader and those the leader shares with; null for HR. */
  z.object({ status: z.literal('released'), release: leaderReleaseSchema, self: selfReportSchema.nullable() }),
]);

/** GET /api/v1/reports/:campaignId/:leaderId */
export const reportParamsSchema = z.object({ campaignId: idSchema, leaderId: idSchema });
export const reportSchema = z.object({
  campaign: z.object({
    id: idSchema,
    name: z.string(),
    kind: campaignKindSchema,
    state: campaignStateSchema,
    deadlineAt: instantSchema,
    round: z.number().int(),
    minimumGroupSize: z.number().int(),
    reportReaders: z.enum(['leader', 'leader-and-hr']),
    promptIds: z.array(z.string()),
    /** Until when HR may ask those who have not answered once more; null where it cannot, or not now. */
    askAgainUntil: instantSchema.nullable(),
  }),
  leader: z.object({ id: idSchema, name: z.string(), title: z.string().nullable() }),
  viewer: reportViewerSchema,
  instrument: z.object({ id: z.string(), version: z.string() }),
  selfAssessment: z.enum(['not-begun', 'begun', 'sent']),
  result: reportResultSchema,
  /** With whom the leader has shared it; empty for every other reader. */
  sharedWith: z.array(z.object({ personId: idSchema, name: z.string() })),
});
export type Report = z.infer<typeof reportSchema>;

/** PUT /api/v1/reports/:campaignId/:leaderId/shares, the leader alone: a coach, a manager, anybody of the directory. */
export const shareReportSchema = z.object({ readerIds: z.array(idSchema).max(10) });
export const sharedWithSchema = z.object({ sharedWith: z.array(z.object({ personId: idSchema, name: z.string() })) });

import { z } from 'zod';
import { GROUPS, LABELS } from '../campaign/groups.ts';
import { campaignPolicySchema } from '../campaign/policy.ts';
import { REASON_CODES } from './reason-texts.ts';

/**
 * A leader's release: everything that is ever said about one leader's feedback in one campaign,
 * under the key that stands for the leader where answers lie.
 * It is computed once, stored as canonical JSON text with its hash, and never changes. What is
 * absent from it is not published anywhere. A further round of the same campaign makes a document of
 * its own, in which everything shown before stands as it was.
 */

/** The shape of the stored document. */
export const RELEASE_SCHEMA_VERSION = 1;

/** Rounds of one campaign, the first among them. */
const MOST_ROUNDS = 20;

const idSchema = z.string().min(1).max(100);
const countSchema = z.int().min(0);
const groupSchema = z.enum(GROUPS);
const labelSchema = z.enum(LABELS);
const reasonSchema = z.enum(REASON_CODES);

const withheldSchema = z.strictObject({ status: z.literal('withheld'), reason: reasonSchema });

/**
 * `or-more` and `or-less`: at an end of the scale the last two possible sums are shown alike, so
 * that "everybody said the same" never shows.
 */
const markSchema = z.enum(['plain', 'or-more', 'or-less']);

/** Quarter bands: 0 is below 25 %, 1 below 50 %, 2 below 75 %, 3 the rest. */
const quarterSchema = z.literal([0, 1, 2, 3]);

const distributionSchema = z.strictObject({
  low: quarterSchema,
  middle: quarterSchema,
  high: quarterSchema,
  agreement: z.enum(['views-differ', 'some-agreement', 'broad-agreement']),
});

const shownValueSchema = z.strictObject({ status: z.literal('shown'), value: z.number(), mark: markSchema });

const valueSchema = z.discriminatedUnion('status', [shownValueSchema, withheldSchema]);

/** A cell score of one block. */
const blockCellSchema = z.discriminatedUnion('status', [
  shownValueSchema.extend({ block: labelSchema }),
  withheldSchema.extend({ block: labelSchema }),
]);

/** One item as one block rated it; spread is described only where ten or more rated it. */
const blockItemSchema = z.discriminatedUnion('status', [
  shownValueSchema.extend({ block: labelSchema, distribution: distributionSchema.nullable() }),
  withheldSchema.extend({ block: labelSchema }),
]);

/** Blocks together, equal weights; `n` is the sum of the printed n of those blocks. */
const everyoneElseSchema = z.discriminatedUnion('status', [
  shownValueSchema.extend({ n: countSchema, blocks: z.array(labelSchema).min(1) }),
  withheldSchema,
]);

/** The leader's own rating, next to what others say. */
export const SELF_VERDICTS = [
  'known-strength',
  'hidden-strength',
  'blind-spot',
  'growth-area',
  'aligned',
  'too-few-to-tell',
] as const;

const comparisonSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), verdict: z.enum(SELF_VERDICTS) }),
  withheldSchema,
]);

const blockSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    block: labelSchema,
    groups: z.array(groupSchema).min(1),
    labels: z.array(labelSchema).min(1),
    identified: z.boolean(),
    invited: countSchema,
    n: countSchema,
  }),
  z.strictObject({
    status: z.literal('withheld'),
    reason: reasonSchema,
    block: labelSchema,
    groups: z.array(groupSchema).min(1),
    labels: z.array(labelSchema).min(1),
    identified: z.boolean(),
    invited: countSchema,
  }),
]);

const groupPlaceSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('counted'), group: groupSchema, label: labelSchema, block: labelSchema }),
  withheldSchema.extend({ group: groupSchema }),
]);

const labelPlaceSchema = z.strictObject({
  label: labelSchema,
  invited: countSchema,
  identified: z.boolean(),
  block: labelSchema,
});

/** Texts of one prompt from one block, or from several whole blocks none of which stands alone. */
const commentPoolSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    blocks: z.array(labelSchema).min(1),
    identified: z.boolean(),
    texts: z.array(z.string()).min(1),
    withoutText: countSchema,
  }),
  withheldSchema.extend({ blocks: z.array(labelSchema).min(1), identified: z.boolean() }),
]);

/** The release document, version 1. Arrays are in the instrument's and the groups' own order. */
export const leaderReleaseSchema = z.strictObject({
  releaseSchemaVersion: z.literal(RELEASE_SCHEMA_VERSION),
  methodVersion: z.string().min(1).max(20),
  /** Which round of the campaign made this document; absent in the first. */
  round: z.int().min(2).max(MOST_ROUNDS).optional(),
  subject: z.strictObject({ campaignId: idSchema, subjectKey: idSchema }),
  instrument: z.strictObject({ id: idSchema, version: idSchema }),
  scale: z.strictObject({ minimum: z.int(), maximum: z.int() }),
  policy: campaignPolicySchema,
  groups: z.array(groupPlaceSchema),
  labels: z.array(labelPlaceSchema),
  blocks: z.array(blockSchema),
  everyoneElse: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('shown'), n: countSchema, blocks: z.array(labelSchema).min(1) }),
    withheldSchema,
  ]),
  cells: z.array(
    z.strictObject({
      cellId: idSchema,
      everyoneElse: everyoneElseSchema,
      blocks: z.array(blockCellSchema),
    }),
  ),
  items: z.array(
    z.strictObject({
      itemId: idSchema,
      cellId: idSchema.nullable(),
      everyoneElse: everyoneElseSchema,
      blocks: z.array(blockItemSchema),
    }),
  ),
  strengths: z.array(idSchema).max(3),
  comments: z.array(z.strictObject({ promptId: idSchema, pools: z.array(commentPoolSchema) })),
});

/**
 * The leader's own ratings beside a release. Kept apart from it: a release is computed without
 * knowing who the leader is, and own ratings are the leader's alone.
 */
export const selfReportSchema = z.strictObject({
  self: z.discriminatedUnion('status', [z.strictObject({ status: z.literal('shown') }), withheldSchema]),
  cells: z.array(z.strictObject({ cellId: idSchema, self: valueSchema, comparison: comparisonSchema })),
  items: z.array(z.strictObject({ itemId: idSchema, self: valueSchema, comparison: comparisonSchema })),
});

export type SelfReport = z.infer<typeof selfReportSchema>;
export type LeaderRelease = z.infer<typeof leaderReleaseSchema>;
export type Withheld = z.infer<typeof withheldSchema>;
export type ValueMark = z.infer<typeof markSchema>;
export type PublishedValue = z.infer<typeof valueSchema>;
export type EveryoneElseValue = z.infer<typeof everyoneElseSchema>;
export type AnswerDistribution = z.infer<typeof distributionSchema>;
export type QuarterBand = z.infer<typeof quarterSchema>;
export type ReleasedBlock = z.infer<typeof blockSchema>;
export type ReleasedBlockItem = z.infer<typeof blockItemSchema>;
export type ReleasedBlockCell = z.infer<typeof blockCellSchema>;
export type ReleasedCell = LeaderRelease['cells'][number];
export type ReleasedItem = LeaderRelease['items'][number];
export type ReleasedCommentPool = z.infer<typeof commentPoolSchema>;
export type SelfVerdict = (typeof SELF_VERDICTS)[number];
export type SelfComparison = z.infer<typeof comparisonSchema>;

import { z } from 'zod';
import { MINIMUM_GROUP_SIZE } from '../campaign/policy.ts';
import { MINIMUM_LEADERS, REASON_CODES } from './reason-texts.ts';

/**
 * An organisation's release: departments, levels and sites by the cells of the model, computed from
 * what leaders' own releases show and from nothing else. Computed once, stored as canonical JSON
 * text with its hash, never changed. It names no leader.
 */

/** The shape of the stored document. */
export const ORGANIZATION_RELEASE_SCHEMA_VERSION = 1;

/** By what leaders are put together; `organization` is all of them. */
export const SEGMENT_DIMENSIONS = ['organization', 'department', 'level', 'site'] as const;

const idSchema = z.string().min(1).max(100);
const countSchema = z.int().min(0);

/** One cell of one segment; `leaders` is how many have a published value there. */
const organizationCellSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    cellId: idSchema,
    value: z.number(),
    mark: z.enum(['plain', 'or-more', 'or-less']),
    leaders: z.int().min(MINIMUM_LEADERS),
  }),
  z.strictObject({ status: z.literal('withheld'), reason: z.enum(REASON_CODES), cellId: idSchema }),
]);

const organizationSegmentSchema = z.strictObject({
  dimension: z.enum(SEGMENT_DIMENSIONS),
  /** The name of the department, level or site; `null` for the organisation. */
  name: z.string().min(1).max(200).nullable(),
  /** Leaders of this segment with a release, whatever it shows. */
  leaders: countSchema,
  cells: z.array(organizationCellSchema),
});

/** The release document, version 1. Segments by dimension and name, cells in the instrument's order. */
export const organizationReleaseSchema = z.strictObject({
  organizationReleaseSchemaVersion: z.literal(ORGANIZATION_RELEASE_SCHEMA_VERSION),
  methodVersion: z.string().min(1).max(20),
  campaignId: idSchema,
  instrument: z.strictObject({ id: idSchema, version: idSchema }),
  scale: z.strictObject({ minimum: z.int(), maximum: z.int() }),
  policy: z.strictObject({
    minimumGroupSize: z.int().min(MINIMUM_GROUP_SIZE.least).max(MINIMUM_GROUP_SIZE.most),
    minimumLeaders: z.literal(MINIMUM_LEADERS),
  }),
  segments: z.array(organizationSegmentSchema),
});

export type SegmentDimension = (typeof SEGMENT_DIMENSIONS)[number];
export type OrganizationCell = z.infer<typeof organizationCellSchema>;
export type OrganizationSegment = z.infer<typeof organizationSegmentSchema>;
export type OrganizationRelease = z.infer<typeof organizationReleaseSchema>;

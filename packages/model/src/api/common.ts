import { z } from 'zod';
import { plainLine } from '../invisible-characters.ts';

/** Identifiers of rows are UUIDs on the wire. */
export const idSchema = z.uuid();

/** A point in time on the wire: ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** An e-mail address as people type it: trimmed, at most 254 characters (RFC 5321). Compared without case. */
export const emailSchema = z.string().trim().min(3).max(254).pipe(z.email());

/** One line of text that is shown to people: trimmed, bounded, without control characters (PostgreSQL stores no NUL) or invisible ones. */
export const lineSchema = (maximum: number) =>
  z.string().trim().min(1).max(maximum).regex(plainLine, 'must be one line of plain text');

/** Paths with one id. */
export const idParamsSchema = z.object({ id: idSchema });

/** An empty answer. */
export const emptySchema = z.null().describe('nothing');

/** RFC 9457 problem details. `code` is literal and stable; `requestId` is what to quote when asking for help. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  /** For inputs: where and what. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

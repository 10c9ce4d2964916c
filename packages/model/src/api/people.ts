import { z } from 'zod';
import { emailSchema, idSchema, lineSchema } from './common.ts';

export const careerLevelSchema = z.enum(['emerging', 'mid-level', 'senior']);

export const personSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  site: z.string().nullable(),
  managerName: z.string().nullable(),
  inDirectory: z.boolean(),
  directReports: z.number().int(),
  /** Mail to this address has come back; told HR alone, and nobody whom this person was asked about. Left out otherwise. */
  mailReturned: z.literal(true).optional(),
});
export type PersonSummary = z.infer<typeof personSummarySchema>;

/** GET /api/v1/people?search=&after=&limit=. `after` is the opaque cursor of the page before. */
export const listPeopleQuerySchema = z.object({
  search: z.union([lineSchema(100), z.literal('')]).optional(),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const peoplePageSchema = z.object({
  people: z.array(personSummarySchema),
  total: z.number().int(),
  next: z.string().nullable(),
});
export type PeoplePage = z.infer<typeof peoplePageSchema>;

/** POST /api/v1/people: somebody outside the directory, added by HR by hand. */
export const addPersonSchema = z.object({
  givenName: lineSchema(100),
  /** Empty for people of one name. */
  familyName: z.union([lineSchema(100), z.literal('')]),
  email: emailSchema,
});

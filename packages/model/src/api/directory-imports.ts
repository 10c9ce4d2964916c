import { z } from 'zod';
import { BAD_ROW_REASONS } from '../directory/bad-row.ts';
import { DIRECTORY_FIELDS } from '../directory/directory-field.ts';
import { idSchema } from './common.ts';

/** What a column of the file can mean. */
export const directoryFields = DIRECTORY_FIELDS;
export const directoryFieldSchema = z.enum(DIRECTORY_FIELDS);
export type { DirectoryField } from '../directory/directory-field.ts';

/** Which column (by its position in the file) holds which field; a domain to append to addresses that have none. */
export const directoryMappingSchema = z.object({
  columns: z.partialRecord(directoryFieldSchema, z.number().int().min(0).max(199)),
  emailDomain: z
    .string()
    .trim()
    .toLowerCase()
    .max(190)
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)
    .nullable(),
});
export type DirectoryMapping = z.infer<typeof directoryMappingSchema>;

export const badRowReasonSchema = z.enum(BAD_ROW_REASONS);
export type { BadRowReason } from '../directory/bad-row.ts';

export const badRowSchema = z.object({
  line: z.number().int(),
  name: z.string(),
  reason: badRowReasonSchema,
  /** The field's value as it stands in the file, cut to 80 characters. */
  value: z.string(),
  /** One sentence in product words. */
  message: z.string(),
});

/** What applying would do. `fingerprint` binds "apply" to what was previewed. */
export const directoryPreviewSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** How many people will sign in with another address; the old ones are told. */
  addressChanges: z.number().int(),
  /** The first 500. */
  badRows: z.array(badRowSchema),
  badRowCount: z.number().int(),
  /** What four rows or more have in common: said once, with the first lines; the largest first, 20 at most. */
  badRowGroups: z.array(
    z.object({
      reason: badRowReasonSchema,
      /** The sentence that its rows carry. */
      message: z.string(),
      count: z.number().int(),
      lines: z.array(z.number().int()),
    }),
  ),
  /** What follows from leaving the bad rows out, a sentence each; empty without bad rows. */
  consequences: z.array(z.string()),
  examples: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      email: z.string(),
      what: z.enum(['added', 'changed']),
      fields: z.array(z.string()),
    }),
  ),
  /** People who will be added or changed with one name alone, though the file has a column for each: how many, and the first ten. */
  oneName: z.object({
    count: z.number().int(),
    first: z.array(z.object({ line: z.number().int(), name: z.string() })),
  }),
  /** Does a row give only what stands before the @ of an address, a person's own or the manager's? */
  domainMissing: z.boolean(),
  /** What has to be mapped before anything can be imported; empty when the mapping is complete enough. */
  missingFields: z.array(directoryFieldSchema),
  fingerprint: z.string(),
});
export type DirectoryPreview = z.infer<typeof directoryPreviewSchema>;

/** POST /api/v1/directory-imports: the body is the file itself (text/csv or application/octet-stream), `?fileName=`. */
export const uploadDirectoryQuerySchema = z.object({ fileName: z.string().trim().max(255).default('people.csv') });

export const directoryImportSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  state: z.enum(['uploaded', 'applied']),
  columns: z.array(z.object({ index: z.number().int(), name: z.string(), samples: z.array(z.string()) })),
  rowCount: z.number().int(),
  mapping: directoryMappingSchema,
  preview: directoryPreviewSchema,
});
export type DirectoryImport = z.infer<typeof directoryImportSchema>;

/** POST /api/v1/directory-imports/:id/apply: all or nothing, unless bad rows are left out on purpose. */
export const applyDirectoryImportSchema = z.object({
  fingerprint: z.string().max(100),
  leaveOutBadRows: z.boolean().default(false),
});
export const directoryImportResultSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  leftOut: z.number().int(),
});

import { z } from 'zod';
import { AppError } from '../../core/errors.ts';

/** A name in small letters, which may be longer than in capitals. */
const nameSchema = z
  .string()
  .max(300)
  .regex(/^\P{Cc}*$/u);

/** Where a page ended: the sort key of its last person. */
const cursorSchema = z.object({
  rank: z.number().int().min(0).max(9),
  family: nameSchema,
  given: nameSchema,
  id: z.uuid(),
});
export type PeopleCursor = z.infer<typeof cursorSchema>;

/** Writes a cursor as the opaque text that clients hand back. */
export function encodePeopleCursor(cursor: PeopleCursor): string {
  return Buffer.from(JSON.stringify([cursor.rank, cursor.family, cursor.given, cursor.id])).toString('base64url');
}

/** @throws AppError `input-invalid` for anything that `encodePeopleCursor` did not write */
export function decodePeopleCursor(text: string): PeopleCursor {
  const parsed = cursorSchema.safeParse(fieldsOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new AppError('input-invalid', 'This page of the list is not known. Start again at the first page.', [
    { path: 'after', message: 'is not a cursor of this list' },
  ]);
}

function fieldsOf(json: string): unknown {
  try {
    const fields: unknown = JSON.parse(json);
    if (!Array.isArray(fields)) return null;
    const [rank, family, given, id]: unknown[] = fields;
    return { rank, family, given, id };
  } catch {
    // Not JSON: the same as a cursor that does not fit, and said by the caller.
    return null;
  }
}

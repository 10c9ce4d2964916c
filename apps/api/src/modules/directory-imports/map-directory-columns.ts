import type { DirectoryMapping } from '@heartset/model/api/directory-imports';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { directoryImports } from '../../db/schema/directory-imports.ts';
import { requireHr } from './directory-imports.access.ts';

/**
 * Says what the columns of an uploaded file hold.
 *
 * @throws AppError `not-allowed`, `not-found`, `already-applied`, `input-invalid` for a column that the file does not have
 */
export async function mapDirectoryColumns(
  database: Database,
  actor: Actor,
  id: string,
  mapping: DirectoryMapping,
): Promise<void> {
  requireHr(actor);
  await inTransaction(database, async (tx) => {
    const [found] = await tx
      .select({ columns: directoryImports.columns })
      .from(directoryImports)
      .where(and(eq(directoryImports.id, id), eq(directoryImports.organizationId, actor.organizationId)));
    if (!found) throw notFound('import');
    const missing = Object.entries(mapping.columns).filter(([, column]) => column >= found.columns.length);
    if (missing.length > 0) {
      throw new AppError(
        'input-invalid',
        'The file does not have that many columns.',
        missing.map(([field]) => ({ path: `columns.${field}`, message: 'is not a column of this file' })),
      );
    }
    const mapped = await tx
      .update(directoryImports)
      .set({ mapping })
      .where(and(eq(directoryImports.id, id), eq(directoryImports.state, 'uploaded')))
      .returning({ id: directoryImports.id });
    if (mapped.length === 0)
      throw new AppError('already-applied', 'This file was imported already. Upload it again to see more.');
  });
}

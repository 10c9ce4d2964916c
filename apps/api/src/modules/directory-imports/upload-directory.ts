import { recognizeColumns } from '@heartset/model';
import { and, eq, lt } from 'drizzle-orm';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { directoryImports } from '../../db/schema/directory-imports.ts';
import { requireHr } from './directory-imports.access.ts';
import { readDirectoryFile } from './read-directory-file.ts';

/** Files that nobody applied hold people's data for no reason: after a day the next upload takes them away. */
const keptHours = 24;

/**
 * Takes a directory file in: reads it, guesses its columns, keeps its rows for the preview. The directory does not change.
 *
 * @throws AppError `not-allowed`, `file-empty`, `file-too-large`, `file-encoding-wrong`, `file-not-readable`
 */
export async function uploadDirectory(
  database: Database,
  clock: Clock,
  actor: Actor,
  input: { fileName: string; file: AsyncIterable<Uint8Array> },
): Promise<{ id: string }> {
  requireHr(actor);
  const { columns, rows } = await readDirectoryFile(input.file);
  const now = clock.now();
  return inTransaction(database, async (tx) => {
    await tx
      .delete(directoryImports)
      .where(
        and(
          eq(directoryImports.organizationId, actor.organizationId),
          eq(directoryImports.state, 'uploaded'),
          lt(directoryImports.createdAt, new Date(now.getTime() - keptHours * 3_600_000)),
        ),
      );
    const [row] = await tx
      .insert(directoryImports)
      .values({
        organizationId: actor.organizationId,
        createdBy: actor.personId,
        fileName: plainFileName(input.fileName),
        columns,
        mapping: recognizeColumns(columns),
        rows,
        rowCount: rows.length,
        createdAt: now,
      })
      .returning({ id: directoryImports.id });
    if (!row) throw new Error('no import was written');
    return row;
  });
}

/** The name alone, without folders and without what does not show. */
function plainFileName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Control}\p{Format}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.trim();
  return plain ? plain.slice(0, 255) : 'people.csv';
}

import { planDirectoryImport } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { directoryImports } from '../../db/schema/directory-imports.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { tellMovedPeople } from '../people/people.public.ts';
import { requireHr } from './directory-imports.access.ts';
import { fingerprintOf, listDirectoryPeople } from './directory-imports.queries.ts';
import { writeDirectoryPlan } from './write-directory-plan.ts';

export interface DirectoryImportResult {
  added: number;
  changed: number;
  unchanged: number;
  leftOut: number;
}

/**
 * Does what a preview showed, in one transaction: all of it, or, if that was chosen, all but the bad rows. The plan is made again
 * from the directory as it is now; if it is another than the one that was seen, nothing happens. The rows are deleted with it.
 * Whose address changes is signed out and told at the old one.
 *
 * @throws AppError `not-allowed`, `not-found`, `already-applied`, `mapping-incomplete`, `directory-changed`, `rows-bad`
 */
export async function applyDirectoryImport(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { fingerprint: string; leaveOutBadRows: boolean },
): Promise<{ result: DirectoryImportResult; jobs: JobRequest<never>[] }> {
  requireHr(actor);
  const { organizationId } = actor;
  return inTransaction(database, async (tx) => {
    const file = await lockImport(tx, organizationId, id);
    const existing = await listDirectoryPeople(tx, organizationId);
    const plan = planDirectoryImport(existing, { width: file.columns.length, rows: file.rows }, file.mapping);
    if (plan.missingFields.length > 0) {
      throw new AppError('mapping-incomplete', 'Say first which columns hold names and e-mail addresses.');
    }
    if (fingerprintOf(plan, id) !== input.fingerprint) {
      throw new AppError(
        'directory-changed',
        'What this file would do has changed since the preview. Look at it again.',
      );
    }
    if (plan.badRows.length > 0 && !input.leaveOutBadRows) throw rowsBad(plan.badRows.length, plan.people.length);

    const moved = await writeDirectoryPlan(tx, clock, organizationId, plan);
    const jobs = await tellMovedPeople(tx, clock, actor, moved, { changeId: id, details: { importId: id } });
    const result: DirectoryImportResult = {
      added: plan.added,
      changed: plan.changed,
      unchanged: plan.unchanged,
      leftOut: plan.badRows.length,
    };
    await tx.update(directoryImports).set({ state: 'applied', result, rows: [] }).where(eq(directoryImports.id, id));
    await recordAudit(tx, {
      organizationId,
      actorId: actor.personId,
      action: 'directory-import.applied',
      targetKind: 'directory-import',
      targetId: id,
      details: { ...result, addressesChanged: moved.length },
    });
    return { result, jobs };
  });
}

/** One import of an organisation at a time: whoever comes second plans with what the first has written. */
async function lockImport(tx: Transaction, organizationId: string, id: string) {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
  const [file] = await tx
    .select({
      state: directoryImports.state,
      columns: directoryImports.columns,
      mapping: directoryImports.mapping,
      rows: directoryImports.rows,
    })
    .from(directoryImports)
    .where(and(eq(directoryImports.id, id), eq(directoryImports.organizationId, organizationId)))
    .for('update');
  if (!file) throw notFound('import');
  if (file.state === 'applied') throw new AppError('already-applied', 'This file was imported already.');
  return file;
}

function rowsBad(bad: number, good: number): AppError {
  const rows = bad === 1 ? 'One row' : `${bad} rows`;
  const without = bad === 1 ? 'it' : `these ${bad}`;
  return new AppError(
    'rows-bad',
    `${rows} cannot be imported, so nothing was. Correct the file, or choose to import ${good} without ${without}.`,
  );
}

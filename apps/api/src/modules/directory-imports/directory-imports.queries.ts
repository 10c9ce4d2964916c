import { createHash } from 'node:crypto';
import { type DirectoryPerson, type DirectoryPlan, fullNameOf, planDirectoryImport } from '@heartset/model';
import type { DirectoryImport, DirectoryMapping, DirectoryPreview } from '@heartset/model/api/directory-imports';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { directoryImports } from '../../db/schema/directory-imports.ts';
import { people } from '../../db/schema/people.ts';
import { requireHr } from './directory-imports.access.ts';
import { groupBadRows } from './group-bad-rows.ts';

const badRowsShown = 500;
const examplesPerKind = 10;
const samplesPerColumn = 3;

/**
 * An uploaded file with what applying it would do now. Once applied its rows are gone, and the preview says what was done.
 *
 * @throws AppError `not-allowed`, `not-found`
 */
export async function readDirectoryImport(database: Queryable, actor: Actor, id: string): Promise<DirectoryImport> {
  requireHr(actor);
  const [row] = await database
    .select({
      id: directoryImports.id,
      fileName: directoryImports.fileName,
      state: directoryImports.state,
      columns: directoryImports.columns,
      mapping: directoryImports.mapping,
      rows: directoryImports.rows,
      rowCount: directoryImports.rowCount,
      result: directoryImports.result,
    })
    .from(directoryImports)
    .where(and(eq(directoryImports.id, id), eq(directoryImports.organizationId, actor.organizationId)));
  if (!row) throw notFound('import');
  const { columns, rows, result, ...rest } = row;
  const preview = result
    ? { ...nothingToDo, ...result, badRowCount: result.leftOut }
    : previewOf(
        planDirectoryImport(
          await listDirectoryPeople(database, actor.organizationId),
          { width: columns.length, rows },
          rest.mapping,
        ),
        { id, rows, mapping: rest.mapping },
      );
  return {
    ...rest,
    columns: columns.map((name, index) => ({ index, name, samples: samplesOf(rows, index) })),
    preview,
  };
}

/** Everybody of an organisation, as the plan of an import compares them. */
export async function listDirectoryPeople(database: Queryable, organizationId: string): Promise<DirectoryPerson[]> {
  return database
    .select({
      id: people.id,
      externalId: people.externalId,
      givenName: people.givenName,
      familyName: people.familyName,
      email: people.email,
      title: people.title,
      department: people.department,
      site: people.site,
      careerLevel: people.careerLevel,
      locale: people.locale,
      managerId: people.managerId,
      inDirectory: people.inDirectory,
    })
    .from(people)
    .where(eq(people.organizationId, organizationId));
}

/** What binds "apply" to the preview that somebody saw: of this import, with this effect. */
export function fingerprintOf(plan: DirectoryPlan, importId: string): string {
  return createHash('sha256').update(`${importId}\n${plan.fingerprintInput}`).digest('base64url');
}

const nothingToDo = {
  addressChanges: 0,
  badRows: [],
  badRowGroups: [],
  consequences: [],
  examples: [],
  oneName: { count: 0, first: [] },
  domainMissing: false,
  missingFields: [],
  fingerprint: '',
} satisfies Partial<DirectoryPreview>;

type UploadedFile = { id: string; mapping: DirectoryMapping; rows: readonly { cells: readonly string[] }[] };

function previewOf(plan: DirectoryPlan, file: UploadedFile): DirectoryPreview {
  const examples = (['changed', 'added'] as const).flatMap((what) =>
    plan.people
      .filter((person) => person.what === what)
      .slice(0, examplesPerKind)
      .map((person) => ({
        line: person.line,
        name: fullNameOf(person),
        email: person.email,
        what,
        fields: [...person.changedFields],
      })),
  );
  return {
    added: plan.added,
    changed: plan.changed,
    unchanged: plan.unchanged,
    addressChanges: plan.addressChanges,
    badRows: plan.badRows.slice(0, badRowsShown),
    badRowCount: plan.badRows.length,
    badRowGroups: groupBadRows(plan.badRows),
    consequences: [...plan.consequences],
    examples,
    oneName: withOneName(plan, file.mapping),
    domainMissing: lacksDomain(file),
    missingFields: [...plan.missingFields],
    fingerprint: fingerprintOf(plan, file.id),
  };
}

/** A person may have one name; where the file has a column for each, it may as well be a slip that nobody would see. */
function withOneName({ people: planned }: DirectoryPlan, { columns }: DirectoryMapping): DirectoryPreview['oneName'] {
  if (columns.givenName === undefined || columns.familyName === undefined) return { count: 0, first: [] };
  const found = planned.filter(({ what, familyName }) => what !== 'unchanged' && familyName === '');
  const first = found.slice(0, examplesPerKind).map((person) => ({ line: person.line, name: fullNameOf(person) }));
  return { count: found.length, first };
}

function lacksDomain({ mapping: { columns }, rows }: UploadedFile): boolean {
  const addresses = [columns.email, columns.managerEmail].filter((column) => column !== undefined);
  return rows.some(({ cells }) =>
    addresses.some((column) => {
      const cell = (cells[column] ?? '').trim();
      return cell !== '' && !cell.includes('@');
    }),
  );
}

function samplesOf(rows: readonly { cells: readonly string[] }[], index: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '') samples.add(cell.slice(0, 80));
    if (samples.size === samplesPerColumn) break;
  }
  return [...samples];
}

import { randomUUID } from 'node:crypto';
import type { DirectoryPlan, ManagerTarget, PlannedPerson } from '@heartset/model';
import { inArray, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import type { MovedPerson } from '../people/people.public.ts';

/** PostgreSQL takes 65,535 parameters a statement; a new person has thirteen. */
const rowsPerStatement = 2_000;

/**
 * Writes a plan into the directory. The caller holds the organisation's lock and has made the plan under it.
 * Managers are set last, since a manager may stand below their people in the file.
 *
 * @returns whose address has changed
 */
export async function writeDirectoryPlan(
  tx: Transaction,
  clock: Clock,
  organizationId: string,
  plan: DirectoryPlan,
): Promise<MovedPerson[]> {
  const now = clock.now();
  const idOfLine = new Map(plan.people.map(({ line, personId }) => [line, personId ?? randomUUID()]));
  const idOf = ({ line }: { line: number }): string => {
    const id = idOfLine.get(line);
    if (id === undefined) throw new Error('the plan points to a line that it does not have');
    return id;
  };
  const managerIdOf = (manager: ManagerTarget | null): string | null =>
    manager === null ? null : 'personId' in manager ? manager.personId : idOf(manager);

  const added = plan.people.filter(({ what }) => what === 'added');
  const changed = plan.people.filter(({ what }) => what === 'changed');
  const moved = await parkMovingAddresses(
    tx,
    changed.filter(({ changedFields }) => changedFields.includes('email')).map(idOf),
  );
  await updatePeople(
    tx,
    now,
    changed.map((person) => ({ ...fieldsOf(person), id: idOf(person) })),
  );
  for (const chunk of chunksOf(added)) {
    await tx.insert(people).values(
      chunk.map((person) => ({
        ...fieldsOf(person),
        id: idOf(person),
        organizationId,
        createdAt: now,
        updatedAt: now,
      })),
    );
  }
  await setManagers(
    tx,
    [
      ...added.filter(({ manager }) => manager !== null),
      ...changed.filter(({ changedFields }) => changedFields.includes('manager')),
    ].map((person) => ({ id: idOf(person), managerId: managerIdOf(person.manager) })),
  );
  await makeManagersLeaders(tx, organizationId);
  return moved;
}

function fieldsOf(person: PlannedPerson) {
  const { externalId, givenName, familyName, email, title, department, site, careerLevel, locale } = person;
  return { externalId, givenName, familyName, email, title, department, site, careerLevel, locale };
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<Row[], void, undefined> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement);
}

/**
 * Addresses may be exchanged within one file; for the moment between, nobody has them.
 *
 * @returns the addresses as they were
 */
async function parkMovingAddresses(tx: Transaction, ids: readonly string[]): Promise<MovedPerson[]> {
  const moved: MovedPerson[] = [];
  for (const chunk of chunksOf(ids)) {
    // Locked before they are read, so that what is told is what was replaced.
    const before = await tx
      .select({ personId: people.id, address: people.email })
      .from(people)
      .where(inArray(people.id, chunk))
      .orderBy(people.id)
      .for('no key update');
    moved.push(...before);
    await tx
      .update(people)
      .set({ email: sql`${people.id}::text || '@moving.invalid'` })
      .where(inArray(people.id, chunk));
  }
  return moved;
}

async function updatePeople(
  tx: Transaction,
  now: Date,
  changes: readonly (ReturnType<typeof fieldsOf> & { id: string })[],
): Promise<void> {
  for (const chunk of chunksOf(changes)) {
    await tx.execute(sql`
      UPDATE people SET
        external_id = change."externalId", given_name = change."givenName", family_name = change."familyName",
        email = change.email, title = change.title, department = change.department, site = change.site,
        career_level = change."careerLevel", locale = change.locale, in_directory = true, updated_at = ${now.toISOString()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS change(
        id uuid, "externalId" text, "givenName" text, "familyName" text, email text, title text, department text, site text,
        "careerLevel" text, locale text)
      WHERE people.id = change.id`);
  }
}

async function setManagers(
  tx: Transaction,
  changes: readonly { id: string; managerId: string | null }[],
): Promise<void> {
  for (const chunk of chunksOf(changes)) {
    await tx.execute(sql`
      UPDATE people SET manager_id = change."managerId"
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS change(id uuid, "managerId" uuid)
      WHERE people.id = change.id`);
  }
}

/** Whoever has people may ask for feedback. The role is not taken away again: a leader without people keeps their reports. */
async function makeManagersLeaders(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`
    INSERT INTO person_roles (person_id, role)
    SELECT DISTINCT reports.manager_id, 'leader' FROM people reports
    WHERE reports.organization_id = ${organizationId}::uuid AND reports.manager_id IS NOT NULL
    ON CONFLICT DO NOTHING`);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryColumns } from './directory-field.ts';
import type { DirectoryPerson } from './directory-person.ts';
import { findLoops } from './find-loops.ts';
import { type DirectoryPlan, planDirectoryImport } from './plan-directory-import.ts';

const mapping: DirectoryColumns = {
  columns: { externalId: 0, givenName: 1, email: 2, managerExternalId: 3, title: 4 },
  emailDomain: null,
};

/** Few numbers and addresses, so that they clash; some of them bad. */
const numberArbitrary = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '');
const addressArbitrary = fc.constantFrom(
  'a@h.test',
  'B@h.test',
  'b@h.test',
  'c@h.test',
  'd@h.test',
  'e@h.test',
  'f@h.test',
  'bad',
  '',
);
const rowArbitrary = fc.tuple(
  numberArbitrary,
  fc.constantFrom('Ada', 'Ben', ''),
  addressArbitrary,
  numberArbitrary,
  fc.constantFrom('', 'Nurse'),
);
const fileArbitrary = fc.array(rowArbitrary, { maxLength: 9 }).map((rows) => ({
  width: 5,
  rows: rows.map((cells, index) => ({ line: index + 2, cells: [...cells] })),
}));

/** What applying a plan does to the directory. */
function apply(existing: readonly DirectoryPerson[], plan: DirectoryPlan): DirectoryPerson[] {
  const idOf = new Map(
    plan.people.map(({ line, personId }) => [line, personId ?? `new ${line} of ${existing.length}`]),
  );
  const planned = plan.people.map(({ line, what, changedFields, manager, personId, ...fields }) => {
    const managerId =
      manager === null ? null : 'personId' in manager ? manager.personId : (idOf.get(manager.line) ?? null);
    return { ...fields, id: idOf.get(line) ?? '', managerId, inDirectory: true };
  });
  const touched = new Set(planned.map(({ id }) => id));
  return [...existing.filter(({ id }) => !touched.has(id)), ...planned];
}

/** Directories that imports have made: any file leads to one. */
const directoryArbitrary = fc
  .array(fileArbitrary, { maxLength: 2 })
  .map((files) =>
    files.reduce<DirectoryPerson[]>((people, file) => apply(people, planDirectoryImport(people, file, mapping)), []),
  );

describe('any file into any directory', () => {
  const forAll = (check: (existing: DirectoryPerson[], file: Parameters<typeof planDirectoryImport>[1]) => void) =>
    fc.assert(fc.property(directoryArbitrary, fileArbitrary, check), { numRuns: 600 });

  it('accounts for every row once', () => {
    forAll((existing, file) => {
      const plan = planDirectoryImport(existing, file, mapping);
      const lines = [...plan.people, ...plan.badRows].map(({ line }) => line).sort((a, b) => a - b);
      expect(lines).toEqual(file.rows.map(({ line }) => line));
      expect(plan.added + plan.changed + plan.unchanged).toBe(plan.people.length);
    });
  });

  it('changes nothing the second time', () => {
    forAll((existing, file) => {
      const after = apply(existing, planDirectoryImport(existing, file, mapping));
      const again = planDirectoryImport(after, file, mapping);
      expect([again.added, again.changed]).toEqual([0, 0]);
      expect(
        apply(after, again)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(after.map(({ id }) => id).sort());
    });
  });

  it('leaves numbers and addresses unique, and everybody’s line of managers with an end', () => {
    forAll((existing, file) => {
      const after = apply(existing, planDirectoryImport(existing, file, mapping));
      const addresses = after.map(({ email }) => email.toLowerCase());
      const numbers = after.flatMap(({ externalId }) => externalId ?? []);
      expect(new Set(addresses).size).toBe(addresses.length);
      expect(new Set(numbers).size).toBe(numbers.length);
      const managerOf = new Map(after.map(({ id, managerId }) => [id, managerId]));
      expect(findLoops(managerOf.keys(), (id) => managerOf.get(id) ?? null)).toEqual([]);
    });
  });

  it('does not touch people whom it does not mention', () => {
    forAll((existing, file) => {
      const plan = planDirectoryImport(existing, file, mapping);
      const mentioned = new Set(plan.people.map(({ personId }) => personId));
      const after = new Map(apply(existing, plan).map((person) => [person.id, person]));
      for (const person of existing) if (!mentioned.has(person.id)) expect(after.get(person.id)).toEqual(person);
    });
  });
});

describe('findLoops', () => {
  it('finds each loop once and nothing else', () => {
    const targets: Record<string, string> = { a: 'b', b: 'c', c: 'a', d: 'a', e: 'f', f: 'f', g: 'h' };
    expect(findLoops(Object.keys(targets), (node) => targets[node] ?? null)).toEqual([['a', 'b', 'c'], ['f']]);
  });
});

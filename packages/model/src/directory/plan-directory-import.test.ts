import { describe, expect, it } from 'vitest';
import type { DirectoryColumns } from './directory-field.ts';
import type { DirectoryPerson } from './directory-person.ts';
import { planDirectoryImport } from './plan-directory-import.ts';

/** Columns: number, given name, family name, address, number of the manager, department. */
const mapping: DirectoryColumns = {
  columns: { externalId: 0, givenName: 1, familyName: 2, email: 3, managerExternalId: 4, department: 5 },
  emailDomain: null,
};

function fileOf(...lines: string[]) {
  return { width: 6, rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(',') })) };
}

function known(id: string, options: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    id: `person-${id}`,
    externalId: id,
    givenName: `Given${id}`,
    familyName: `Family${id}`,
    email: `p${id}@h.test`,
    title: null,
    department: null,
    site: null,
    careerLevel: null,
    locale: null,
    managerId: null,
    inDirectory: true,
    ...options,
  };
}

const reasons = (plan: ReturnType<typeof planDirectoryImport>) =>
  plan.badRows.map(({ line, reason }) => [line, reason]);

describe('characters that nobody sees', () => {
  it('make a row bad, and are written out', () => {
    const plan = planDirectoryImport(
      [],
      fileOf('1,Ada\u202Earevir,,ada@h.test,,', '2,Ben,Adams,ben@h.test,,I\u200BT'),
      mapping,
    );
    expect(plan.badRows).toMatchObject([
      { line: 2, reason: 'invisible-characters', name: 'Ada<U+202E>arevir', value: 'Ada<U+202E>arevir' },
      { line: 3, reason: 'invisible-characters', name: 'Ben Adams', value: 'I<U+200B>T' },
    ]);
    expect(plan.added).toBe(0);
  });

  it('are left alone where a language needs them', () => {
    expect(planDirectoryImport([], fileOf('1,مهدی\u200Cزاده,,a@h.test,,'), mapping)).toMatchObject({
      added: 1,
      badRows: [],
    });
  });
});

describe('planDirectoryImport', () => {
  it('adds everybody of a first file, with managers who come later in it', () => {
    const plan = planDirectoryImport(
      [],
      fileOf('2,Ben,Adams,ben@h.test,1,Cardiology', '1,Ada,Rivera,ada@h.test,,'),
      mapping,
    );
    expect(plan).toMatchObject({
      added: 2,
      changed: 0,
      unchanged: 0,
      badRows: [],
      consequences: [],
      missingFields: [],
    });
    expect(plan.people[0]).toMatchObject({
      line: 2,
      what: 'added',
      personId: null,
      manager: { line: 3 },
      department: 'Cardiology',
    });
    expect(plan.people[1]).toMatchObject({ line: 3, manager: null, department: null, title: null });
  });

  it('changes nothing where the file says what is known, whatever the case of addresses', () => {
    const existing = [known('1'), known('2', { managerId: 'person-1' })];
    const plan = planDirectoryImport(
      existing,
      fileOf('1,Given1,Family1,P1@H.TEST,,', '2,Given2,Family2,p2@h.test,1,'),
      mapping,
    );
    expect(plan).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('names the fields that change, and empties a field whose cell is empty', () => {
    const existing = [known('1', { department: 'Surgery', title: 'Nurse' }), known('2', { managerId: 'person-1' })];
    const plan = planDirectoryImport(
      existing,
      fileOf('1,Given1,Married,new@h.test,2,', '2,Given2,Family2,p2@h.test,,'),
      mapping,
    );
    expect(plan.people.map(({ what, changedFields }) => [what, changedFields])).toEqual([
      ['changed', ['familyName', 'department', 'email', 'manager']],
      ['changed', ['manager']],
    ]);
    expect(plan.addressChanges).toBe(1);
    expect(plan.people[0]).toMatchObject({ department: null, title: 'Nurse', manager: { personId: 'person-2' } });
  });

  it('leaves people and managers alone that the file does not mention', () => {
    const existing = [known('1'), known('2', { managerId: 'person-1', department: 'Surgery' }), known('3')];
    const noManagers: DirectoryColumns = {
      columns: { externalId: 0, givenName: 1, familyName: 2, email: 3 },
      emailDomain: null,
    };
    const plan = planDirectoryImport(existing, fileOf('2,Given2,Family2,p2@h.test,,'), noManagers);
    expect(plan.people).toHaveLength(1);
    expect(plan.people[0]).toMatchObject({
      what: 'unchanged',
      manager: { personId: 'person-1' },
      department: 'Surgery',
    });
  });

  it('finds people who were added by hand by their address, and brings them into the directory', () => {
    const existing = [known('9', { externalId: null, email: 'Guest@h.test', inDirectory: false })];
    const plan = planDirectoryImport(existing, fileOf('7,Given9,Family9,guest@h.test,,'), mapping);
    expect(plan.people[0]).toMatchObject({
      personId: 'person-9',
      what: 'changed',
      changedFields: ['externalId', 'inDirectory'],
    });
  });

  it('takes managers who are in the directory and not in the file', () => {
    const plan = planDirectoryImport([known('1')], fileOf('2,Ben,Adams,ben@h.test,1,'), mapping);
    expect(plan.people[0]).toMatchObject({ manager: { personId: 'person-1' } });
  });

  it('appends the domain to addresses without one, also to managers’', () => {
    const byAddress: DirectoryColumns = { columns: { givenName: 0, email: 1, managerEmail: 2 }, emailDomain: 'h.test' };
    const file = {
      width: 3,
      rows: ['ADA', 'Ben,BADAMS,ada', 'Cy,cy@other.test,BADAMS@h.test'].map((line, index) => ({
        line: index + 2,
        cells: (index === 0 ? 'Ada,ADA,' : line).split(','),
      })),
    };
    const plan = planDirectoryImport([], file, byAddress);
    expect(plan.badRows).toEqual([]);
    expect(plan.people.map(({ email, manager }) => [email, manager])).toEqual([
      ['ADA@h.test', null],
      ['BADAMS@h.test', { line: 2 }],
      ['cy@other.test', { line: 3 }],
    ]);
  });

  it('splits names that stand in one column', () => {
    const whole: DirectoryColumns = { columns: { fullName: 0, email: 1 }, emailDomain: null };
    const names = ['Ada Maria Rivera', 'Rivera, Ada Maria', 'Prince'];
    const rows = names.map((name, index) => ({ line: index + 2, cells: [name, `p${index}@h.test`] }));
    const plan = planDirectoryImport([], { width: 2, rows }, whole);
    expect(plan.people.map(({ givenName, familyName }) => [givenName, familyName])).toEqual([
      ['Ada Maria', 'Rivera'],
      ['Ada Maria', 'Rivera'],
      ['Prince', ''],
    ]);
  });

  it('reads career levels and languages as people write them', () => {
    const levels: DirectoryColumns = {
      columns: { givenName: 0, email: 1, careerLevel: 2, locale: 3 },
      emailDomain: null,
    };
    const rows = [
      { line: 2, cells: ['A', 'a@h.test', 'Mid Level', 'de_ch'] },
      { line: 3, cells: ['B', 'b@h.test', 'SENIOR', 'EN'] },
      { line: 4, cells: ['C', 'c@h.test', '', ''] },
      { line: 5, cells: ['D', 'd@h.test', 'wizard', 'en'] },
      { line: 6, cells: ['E', 'e@h.test', 'constructor', 'en'] },
      { line: 7, cells: ['F', 'f@h.test', '', 'English, please'] },
    ];
    const plan = planDirectoryImport([], { width: 4, rows }, levels);
    expect(plan.people.map(({ careerLevel, locale }) => [careerLevel, locale])).toEqual([
      ['mid-level', 'de-CH'],
      ['senior', 'en'],
      [null, null],
    ]);
    expect(reasons(plan)).toEqual([
      [5, 'career-level-unknown'],
      [6, 'career-level-unknown'],
      [7, 'locale-unknown'],
    ]);
  });

  it('keeps line breaks and controls out of names: they stand in mails', () => {
    const rows = [{ line: 2, cells: ['1', 'Ada\r\nBcc: all@h.test', 'Riv\u0000era\t ', 'ada@h.test', '', ''] }];
    const plan = planDirectoryImport([], { width: 6, rows }, mapping);
    expect(plan.people[0]).toMatchObject({ givenName: 'Ada Bcc: all@h.test', familyName: 'Riv era' });
  });

  it('says what is missing before it reads any row', () => {
    const plan = planDirectoryImport([], fileOf('1,Ada,Rivera,ada@h.test,,'), {
      columns: { familyName: 2, managerExternalId: 4 },
      emailDomain: null,
    });
    expect(plan).toMatchObject({ missingFields: ['email', 'givenName', 'externalId'], added: 0, people: [] });
  });
});

describe('bad rows', () => {
  it.each([
    ['1,Ada,Rivera,,,', 'address-missing'],
    ['1,Ada,Rivera,ADA,,', 'address-without-domain'],
    ['1,Ada,Rivera,a.rivera-b,,', 'address-without-domain'],
    ['1,Ada,Rivera,kaputt(at)x,,', 'address-invalid'],
    ['1,Ada,Rivera,ada at h.test,,', 'address-invalid'],
    ['1,Ada,Rivera,ada@h,,', 'address-invalid'],
    [`1,Ada,Rivera,${'a'.repeat(250)}@h.test,,`, 'address-invalid'],
    [',Ada,Rivera,ada@h.test,,', 'number-missing'],
    ['1, , ,ada@h.test,,', 'name-missing'],
    [`1,${'A'.repeat(101)},Rivera,ada@h.test,,`, 'value-too-long'],
    [`1,Ada,Rivera,ada@h.test,,${'D'.repeat(201)}`, 'value-too-long'],
    ['1,Ada,Rivera,ada@h.test,77,', 'manager-unknown'],
    ['1,Ada,Rivera,ada@h.test,1,', 'manager-is-self'],
    ['1,Ada,Rivera,ada@h.test', 'columns-differ'],
    ['1,Ada,Rivera,ada@h.test,,,surplus', 'columns-differ'],
    ['1,Ada,Rivera,p5@h.test,,', 'address-belongs-to-another'],
  ])('%s is %s', (line, reason) => {
    const plan = planDirectoryImport([known('5')], fileOf(line), mapping);
    expect(reasons(plan)).toEqual([[2, reason]]);
    expect(plan.badRows[0]?.message).toMatch(/^[A-Z].*\.$/);
    expect([...(plan.badRows[0]?.value ?? '')].length).toBeLessThanOrEqual(80);
  });

  it('lets empty surplus columns pass', () => {
    expect(planDirectoryImport([], fileOf('1,Ada,Rivera,ada@h.test,,,,'), mapping)).toMatchObject({
      added: 1,
      badRows: [],
    });
  });

  it('counts the first of several rows with one address or one number', () => {
    const plan = planDirectoryImport(
      [],
      fileOf('1,Ada,Rivera,ada@h.test,,', '2,Ben,Adams,ADA@H.test,,', '1,Cy,Chen,cy@h.test,,'),
      mapping,
    );
    expect(reasons(plan)).toEqual([
      [3, 'address-twice-in-file'],
      [4, 'number-twice-in-file'],
    ]);
    expect(plan.badRows[0]?.message).toContain('line 2');
    expect(plan.added).toBe(1);
  });

  it('does not hand an address on to another number, nor between people', () => {
    const existing = [known('1'), known('2')];
    const plan = planDirectoryImport(
      existing,
      fileOf('1,Given1,Family1,p2@h.test,,', '3,New,Person,p1@h.test,,'),
      mapping,
    );
    expect(reasons(plan)).toEqual([
      [2, 'address-belongs-to-another'],
      [3, 'address-belongs-to-another'],
    ]);
    expect(plan.badRows[0]?.message).toContain('Given2 Family2 (number 2)');
  });

  it('lets an address go on when its owner gives it up in the same file, also in exchange', () => {
    const existing = [known('1'), known('2')];
    const moved = planDirectoryImport(
      existing,
      fileOf('3,New,Person,p1@h.test,,', '1,Given1,Family1,one@h.test,,'),
      mapping,
    );
    expect(moved).toMatchObject({ added: 1, changed: 1, badRows: [] });
    const exchanged = planDirectoryImport(
      existing,
      fileOf('1,Given1,Family1,p2@h.test,,', '2,Given2,Family2,p1@h.test,,'),
      mapping,
    );
    expect(exchanged).toMatchObject({ changed: 2, badRows: [] });
  });

  it('keeps a row of addresses that are handed on from breaking in the middle', () => {
    const existing = [known('1'), known('2'), known('3')];
    const plan = planDirectoryImport(
      existing,
      fileOf(
        '4,New,Person,p1@h.test,,',
        '1,Given1,Family1,p2@h.test,,',
        '2,Given2,Family2,p3@h.test,,',
        '3,Given3,Family3,p9@h.test,77,',
      ),
      mapping,
    );
    expect(reasons(plan)).toEqual([
      [2, 'address-belongs-to-another'],
      [3, 'address-belongs-to-another'],
      [4, 'address-belongs-to-another'],
      [5, 'manager-unknown'],
    ]);
  });

  it('finds a loop inside the file and names it', () => {
    const plan = planDirectoryImport(
      [],
      fileOf('1,Ada,A,a@h.test,2,', '2,Ben,B,b@h.test,3,', '3,Cy,C,c@h.test,1,', '4,Di,D,d@h.test,1,'),
      mapping,
    );
    expect(reasons(plan)).toEqual([
      [2, 'manager-loop'],
      [3, 'manager-loop'],
      [4, 'manager-loop'],
    ]);
    expect(plan.badRows[0]?.message).toBe('The managers go round in a circle: Ada A → Ben B → Cy C → Ada A.');
    expect(plan.people).toMatchObject([{ givenName: 'Di', manager: null }]);
  });

  // Copying the loop for each of its people takes twenty seconds, in which nobody else is answered.
  it('names a few people of a long loop, and is done with it in a moment', { timeout: 5_000 }, () => {
    const people = 20_000;
    const lines = Array.from({ length: people }, (_, n) => `${n},Given${n},,p${n}@h.test,${(n + 1) % people},`);
    const plan = planDirectoryImport([], fileOf(...lines), mapping);
    expect(plan.badRows).toHaveLength(people);
    expect(plan.badRows[people - 2]?.message).toBe(
      'The managers go round in a circle: Given19998 → Given19999 → Given0 → Given1 → 19996 more → Given19998.',
    );
  });

  it('finds a loop that closes through people whom the file does not mention', () => {
    const existing = [known('1'), known('2', { managerId: 'person-1' }), known('3', { managerId: 'person-2' })];
    const plan = planDirectoryImport(existing, fileOf('1,Given1,Family1,p1@h.test,3,'), mapping);
    expect(reasons(plan)).toEqual([[2, 'manager-loop']]);
  });

  it('finds a loop that exists only because another row is bad', () => {
    // Line 2 would free person 1 from reporting to 2; as it is bad, line 3 closes a loop with what is known.
    const existing = [known('1', { managerId: 'person-2' }), known('2')];
    const plan = planDirectoryImport(
      existing,
      fileOf('1,Given1,Family1,no address,,', '2,Given2,Family2,p2@h.test,1,'),
      mapping,
    );
    expect(reasons(plan)).toEqual([
      [2, 'address-invalid'],
      [3, 'manager-loop'],
    ]);
  });

  it('lets managers be exchanged', () => {
    const existing = [known('1'), known('2', { managerId: 'person-1' })];
    const plan = planDirectoryImport(
      existing,
      fileOf('1,Given1,Family1,p1@h.test,2,', '2,Given2,Family2,p2@h.test,,'),
      mapping,
    );
    expect(plan).toMatchObject({ changed: 2, badRows: [] });
  });
});

describe('what follows from leaving bad rows out', () => {
  it('says who has no manager for now, and does not call those rows bad', () => {
    const plan = planDirectoryImport(
      [],
      fileOf('1,Ada,Rivera,broken,,', '2,Ben,Adams,ben@h.test,1,', '3,Cy,Chen,cy@h.test,1,', '4,Di,Diaz,di@h.test,2,'),
      mapping,
    );
    expect(reasons(plan)).toEqual([[2, 'address-without-domain']]);
    expect(plan.added).toBe(3);
    expect(plan.consequences).toEqual([
      'One row is left out. If that person is in the directory already, nothing about them changes.',
      '2 people have no manager for now, because the row of their manager is left out: Ben Adams and Cy Chen.',
    ]);
  });

  it('says who keeps the manager they had', () => {
    const existing = [known('1'), known('2', { managerId: 'person-1' })];
    const plan = planDirectoryImport(existing, fileOf('2,Given2,Family2,p2@h.test,9,', '9,New,Boss,broken,,'), mapping);
    expect(plan).toMatchObject({ changed: 0, unchanged: 1 });
    expect(plan.consequences[1]).toBe(
      'One person keeps the manager they had, because the row of the new one is left out: Given2 Family2 (Given1 Family1).',
    );
  });

  it('has no consequence for managers who are known though their row is bad', () => {
    const plan = planDirectoryImport(
      [known('1')],
      fileOf('1,Given1,Family1,broken,,', '2,Ben,Adams,ben@h.test,1,'),
      mapping,
    );
    expect(plan.people[0]).toMatchObject({ manager: { personId: 'person-1' } });
    expect(plan.consequences).toHaveLength(1);
  });
});

describe('the fingerprint’s text', () => {
  const file = fileOf('1,Ada,Rivera,ada@h.test,,', '2,Ben,Adams,ben@h.test,1,');
  it('is the same for the same plan, in whatever order the directory comes', () => {
    const existing = [known('1'), known('5')];
    expect(planDirectoryImport(existing, file, mapping).fingerprintInput).toBe(
      planDirectoryImport([...existing].reverse(), file, mapping).fingerprintInput,
    );
  });
  it('differs when the directory changes what would be done, and when the mapping does', () => {
    const before = planDirectoryImport([], file, mapping).fingerprintInput;
    expect(planDirectoryImport([known('1')], file, mapping).fingerprintInput).not.toBe(before);
    expect(planDirectoryImport([], file, { ...mapping, emailDomain: 'h.test' }).fingerprintInput).not.toBe(before);
  });
});

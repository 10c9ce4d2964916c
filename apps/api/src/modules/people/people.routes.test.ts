import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { createActor, createOrganizationRow, createPersonRow, type PersonOptions } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let organizationId: string;
let hr: Actor;
let leader: Actor;
let nobody: Actor;
let foreignHr: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  const { owner } = database;
  organizationId = await createOrganizationRow(owner);
  hr = await createActor(owner, organizationId, ['hr'], {
    givenName: 'Hanna',
    familyName: 'Zorn',
    email: 'hanna@hospital.test',
  });
  leader = await createActor(owner, organizationId, ['leader'], {
    givenName: 'Ada',
    familyName: 'Rivera',
    email: 'ada@hospital.test',
    department: 'Cardiology',
    site: 'Lakeside',
  });
  nobody = await createActor(owner, organizationId, [], {
    givenName: 'Ben',
    familyName: 'adams',
    email: 'ben@hospital.test',
    managerId: leader.personId,
    department: 'Cardiology',
  });
  await createPersonRow(owner, organizationId, {
    givenName: 'Per',
    familyName: '100%_Öst',
    email: 'per@hospital.test',
  });
  await createPersonRow(owner, organizationId, {
    givenName: 'Otto',
    familyName: 'Outside',
    email: 'otto@elsewhere.test',
    inDirectory: false,
  });
  const foreignId = await createOrganizationRow(owner, 'Another Hospital');
  foreignHr = await createActor(owner, foreignId, ['hr'], { familyName: 'Foreign', email: 'ada@hospital.test' });
});
afterAll(async () => {
  await product.close();
  await database.close();
});

const list = (actor: Actor, query = '') =>
  product.app.inject({ url: `/api/v1/people${query}`, headers: product.cookieOf(actor) });
const add = (actor: Actor, payload: object) =>
  product.app.inject({ method: 'POST', url: '/api/v1/people', headers: product.cookieOf(actor), payload });

describe('listing people', () => {
  it('shows HR everybody in the order of names, with managers and numbers of direct reports', async () => {
    const page = (await list(hr)).json();
    expect(page.people.map((person: { name: string }) => person.name)).toEqual([
      'Per 100%_Öst',
      'Ben adams',
      'Otto Outside',
      'Ada Rivera',
      'Hanna Zorn',
    ]);
    expect(page).toMatchObject({ total: 5, next: null });
    expect(page.people[1]).toEqual({
      id: nobody.personId,
      name: 'Ben adams',
      email: 'ben@hospital.test',
      title: null,
      department: 'Cardiology',
      site: null,
      managerName: 'Ada Rivera',
      inDirectory: true,
      directReports: 0,
    });
    expect(page.people[3]).toMatchObject({ name: 'Ada Rivera', directReports: 1, managerName: null });
  });

  it('finds people by every word, in any case, in any column, and takes signs of patterns as they are', async () => {
    const found = async (search: string) => {
      const page = (await list(hr, `?search=${encodeURIComponent(search)}`)).json();
      return page.people.map((person: { name: string }) => person.name);
    };
    expect(await found('CARDIO ada')).toEqual(['Ben adams', 'Ada Rivera']);
    expect(await found('rivera lakeside')).toEqual(['Ada Rivera']);
    expect(await found('otto@else')).toEqual(['Otto Outside']);
    expect(await found('100%_')).toEqual(['Per 100%_Öst']);
    expect(await found('%%')).toEqual([]);
    expect(await found("'; DROP TABLE people; --")).toEqual([]);
  });

  it('finds by the beginnings of words: names first, then what is theirs of an address, then what people do', async () => {
    const organization = await createOrganizationRow(database.owner);
    const searcher = await createActor(database.owner, organization, ['hr'], {
      givenName: 'Ines',
      familyName: 'Moreau',
      email: 'ines.moreau@lindenhof.test',
    });
    const somebody = (givenName: string, familyName: string, more: PersonOptions = {}) =>
      createPersonRow(database.owner, organization, {
        givenName,
        familyName,
        email: `${givenName}.${familyName}@lindenhof.test`.toLowerCase().replaceAll(/[^a-z.@]/g, ''),
        ...more,
      });
    await somebody('Zoe', 'Linden');
    await somebody('Linda', 'Zander');
    await somebody('Aaron', 'Adler', { department: 'Linden Wing' });
    await somebody('Ben', 'Berlinde');
    await somebody('Noor', 'van Dijk');
    await somebody('Anne', 'Smith-Lindqvist', { email: 'asl@lindenhof.test' });
    await somebody('Otto', 'Other', { email: 'lind.other@lindenhof.test' });
    const found = async (search: string, limit = 50) => {
      const names: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const query = `?search=${encodeURIComponent(search)}&limit=${limit}${after === '' ? '' : `&after=${after}`}`;
        const page: { people: { name: string }[]; next: string | null } = (await list(searcher, query)).json();
        names.push(...page.people.map((person) => person.name));
        after = page.next;
      }
      return names;
    };
    await somebody('Dennis', 'Lie', { site: 'Lindenhof' });
    const inOrder = ['Zoe Linden', 'Anne Smith-Lindqvist', 'Linda Zander', 'Otto Other', 'Aaron Adler', 'Dennis Lie'];
    expect(await found('lind')).toEqual(inOrder);
    // The same order when it comes in pages.
    expect(await found('LIND', 1)).toEqual(inOrder);
    expect(await found('den li')).toEqual(['Dennis Lie']);
    expect(await found('erlinde')).toEqual([]);
    expect(await found('inde')).toEqual([]);
    expect(await found('dijk noor')).toEqual(['Noor van Dijk']);
    expect(await found('noor dijk')).toEqual(['Noor van Dijk']);
    expect(await found('smith-l')).toEqual(['Anne Smith-Lindqvist']);
    expect(await found('lindenhof')).toEqual(['Dennis Lie']);
    expect(await found('other')).toEqual(['Otto Other']);
    expect(await found('@lindenhof.test')).toEqual([]);
    expect(await found('Ines.Moreau@lindenhof.test')).toEqual(['Ines Moreau']);
    expect(await found('moreau@lindenhof.test')).toEqual([]);
  });

  it('goes on page by page without a gap or a repeat', async () => {
    const names: string[] = [];
    let after: string | null = '';
    type Page = { people: { name: string }[]; next: string | null };
    for (let pages = 0; after !== null && pages < 10; pages += 1) {
      const page: Page = (await list(hr, `?limit=2${after === '' ? '' : `&after=${after}`}`)).json();
      names.push(...page.people.map((person) => person.name));
      after = page.next;
    }
    expect(names).toEqual(['Per 100%_Öst', 'Ben adams', 'Otto Outside', 'Ada Rivera', 'Hanna Zorn']);
  });

  it('refuses a cursor that it did not write, and a page too large', async () => {
    for (const after of ['rubbish', 'e30', Buffer.from('["a","b","c"]').toString('base64url')]) {
      expect((await list(hr, `?after=${after}`)).json()).toMatchObject({ code: 'input-invalid', status: 400 });
    }
    const id = hr.personId;
    const withNul = Buffer.from(JSON.stringify([0, 'a\u0000', 'b', id])).toString('base64url');
    expect((await list(hr, `?after=${withNul}`)).json()).toMatchObject({ code: 'input-invalid' });
    expect((await list(hr, '?search=%00')).json()).toMatchObject({ code: 'input-invalid' });
    expect((await list(hr, '?search=')).json()).toMatchObject({ total: 5 });
    expect((await list(hr, '?limit=201')).json()).toMatchObject({ code: 'input-invalid' });
  });

  it('shows leaders their colleagues, without people from outside', async () => {
    const page = (await list(leader)).json();
    expect(page.total).toBe(4);
    expect(page.people.some((person: { name: string }) => person.name === 'Otto Outside')).toBe(false);
  });

  it('shows nobody the people of another organisation', async () => {
    const page = (await list(foreignHr)).json();
    expect(page.people.map((person: { id: string }) => person.id)).toEqual([foreignHr.personId]);
  });

  it('needs somebody who is signed in, as HR or as a leader', async () => {
    expect((await product.app.inject('/api/v1/people')).json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    expect((await list(nobody)).json()).toMatchObject({ code: 'not-allowed', status: 403 });
  });
});

describe('adding somebody by hand', () => {
  it('adds a person from outside, once per address, and writes it down', async () => {
    const reply = await add(hr, { givenName: ' Mia ', familyName: 'Guest', email: 'mia@partner.test' });
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({ name: 'Mia Guest', email: 'mia@partner.test', inDirectory: false });
    const events = await database.owner
      .select({ action: auditEvents.action, actorId: auditEvents.actorId })
      .from(auditEvents)
      .where(eq(auditEvents.targetId, reply.json().id));
    expect(events).toEqual([{ action: 'person.added', actorId: hr.personId }]);
    const again = await add(hr, { givenName: 'Mia', familyName: 'Guest', email: 'MIA@partner.test' });
    expect(again.json()).toMatchObject({ code: 'address-taken', status: 409 });
  });

  it('does not mind that another organisation has the address', async () => {
    const reply = await add(foreignHr, { givenName: 'Otto', familyName: '', email: 'otto@elsewhere.test' });
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({ name: 'Otto' });
  });

  it('goes on after names as long as they may be', async () => {
    const organization = await createOrganizationRow(database.owner);
    const other = await createActor(database.owner, organization, ['hr']);
    const long = '𝕬'.repeat(100);
    for (const email of ['one@h.test', 'two@h.test']) {
      await createPersonRow(database.owner, organization, { givenName: long, familyName: long, email });
    }
    const first = (await list(other, '?limit=2')).json();
    expect((await list(other, `?limit=2&after=${first.next}`)).json()).toMatchObject({ total: 3, next: null });
  });

  it('takes no names of several lines', async () => {
    const reply = await add(hr, { givenName: 'Ada', familyName: 'x\u0000', email: 'nul@partner.test' });
    expect(reply.json()).toMatchObject({ code: 'input-invalid', fields: [{ path: 'familyName' }] });
  });

  it('is for HR', async () => {
    const person = { givenName: 'Max', familyName: 'Muster', email: 'max@partner.test' };
    expect((await add(leader, person)).json()).toMatchObject({ code: 'not-allowed', status: 403 });
    const unknown = await product.app.inject({ method: 'POST', url: '/api/v1/people', payload: person });
    expect(unknown.statusCode).toBe(401);
  });

  it('says which field is not right', async () => {
    const reply = await add(hr, { givenName: '', familyName: 'x'.repeat(101), email: 'nowhere' });
    expect(reply.statusCode).toBe(400);
    expect(
      reply
        .json()
        .fields.map((field: { path: string }) => field.path)
        .sort(),
    ).toEqual(['email', 'familyName', 'givenName']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let production: TestApp;
let demo: TestApp;
let hrId: string;
let plainId: string;
let foreignHrId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  production = await createTestApp(database);
  demo = await createTestApp(database, { config: { demo: true, standalone: true } });
  const organizationId = await createOrganizationRow(database.owner);
  hrId = await createPersonRow(database.owner, organizationId, {
    givenName: 'Hanna',
    familyName: 'Zorn',
    externalId: 'LH-5',
    roles: ['hr'],
  });
  plainId = await createPersonRow(database.owner, organizationId);
  for (const [familyName, externalId] of [
    ['Delta', 'LH-13'],
    ['Alpha', 'LH-10'],
    ['Charlie', 'LH-11'],
    ['Of the demo, and not offered', 'LH-20'],
    ['Aardvark, imported', '10'],
    ['Abbot, without a number', undefined],
  ] as const) {
    const number = externalId === undefined ? {} : { externalId };
    await createPersonRow(database.owner, organizationId, {
      givenName: 'Lea',
      familyName,
      roles: ['leader'],
      ...number,
    });
  }
  const laterId = await createOrganizationRow(database.owner, 'Came later');
  foreignHrId = await createPersonRow(database.owner, laterId, { roles: ['hr'] });
});
afterAll(async () => {
  await production.close();
  await demo.close();
  await database.close();
});

describe('outside the demo', () => {
  it('offers nobody and has no one-click sign-in', async () => {
    expect((await production.app.inject('/api/v1/product')).json()).toEqual({
      demo: false,
      inboxPath: null,
      demoPeople: [],
    });
    const reply = await production.app.inject({
      method: 'POST',
      url: '/api/v1/demo/sign-in',
      payload: { personId: hrId },
    });
    expect(reply.json()).toMatchObject({ code: 'not-found', status: 404 });
    expect(reply.cookies).toEqual([]);
  });
});

describe('in the demo', () => {
  it('offers the same people of its own, in one order, whoever was imported beside them', async () => {
    const offered = (await demo.app.inject('/api/v1/product')).json();
    expect(offered).toMatchObject({ demo: true, inboxPath: '/inbox' });
    expect(offered.demoPeople.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
      ['Hanna Zorn', 'hr'],
      ['Lea Alpha', 'leader'],
      ['Lea Charlie', 'leader'],
      ['Lea Delta', 'leader'],
    ]);
  });

  it('signs in with one click', async () => {
    const reply = await demo.app.inject({ method: 'POST', url: '/api/v1/demo/sign-in', payload: { personId: hrId } });
    expect(reply.json()).toMatchObject({ id: hrId, roles: ['hr'] });
    const cookies = Object.fromEntries(reply.cookies.map((cookie) => [cookie.name, cookie.value]));
    expect((await demo.app.inject({ url: '/api/v1/me', cookies })).json()).toMatchObject({ id: hrId });
  });

  it('signs in nobody whom it did not offer', async () => {
    for (const personId of [plainId, foreignHrId]) {
      const reply = await demo.app.inject({ method: 'POST', url: '/api/v1/demo/sign-in', payload: { personId } });
      expect(reply.json()).toMatchObject({ code: 'not-found', status: 404 });
    }
  });
});

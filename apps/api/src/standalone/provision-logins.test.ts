import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { checkGivenLogins, provisionLogins } from './provision-logins.ts';
import { StartError } from './start-error.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const password = () => decodeURIComponent(new URL(database.urls.api).password);
const verifiers = async () =>
  (
    await database.owner.execute(
      sql`SELECT rolname, rolpassword FROM pg_authid WHERE rolname LIKE 'heartset\\_%' ORDER BY rolname`,
    )
  ).rows;

describe('logins that a database server has already', () => {
  it('are left as they are when the passwords fit, however often', async () => {
    const before = await verifiers();
    const ours = { api: password(), mailer: password(), tally: password() };
    const urls = await provisionLogins(database.urls.owner, ours, 'refuse');
    expect(new URL(urls.tally).username).toBe('heartset_tally');
    await expect(checkGivenLogins(urls)).resolves.toEqual(urls);
    expect(await verifiers()).toEqual(before);
  });

  it('are never taken from another Heartset that uses them', async () => {
    const before = await verifiers();
    const fresh = { api: 'other-data', mailer: 'other-data', tally: 'other-data' };
    const starting = provisionLogins(database.urls.owner, fresh, 'refuse');
    await expect(starting).rejects.toThrow(StartError);
    await expect(starting).rejects.toThrow(/heartset_api .* a Heartset with other data uses it/);
    expect(await verifiers()).toEqual(before);
  });
});

it('logins that somebody names are tried, and the one that is wrong is named without its password', async () => {
  const wrong = new URL(database.urls.mailer);
  wrong.password = 'hunter2';
  const trying = checkGivenLogins({ ...database.urls, mailer: wrong.toString() });
  await expect(trying).rejects.toThrow(/^DATABASE_URL_MAILER lets nobody in/);
  await expect(trying).rejects.not.toThrow(/hunter2/);
});

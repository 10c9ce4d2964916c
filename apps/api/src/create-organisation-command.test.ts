import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { people } from './db/schema/people.ts';
import { runProgram } from './testing/run-program.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const create = (...arguments_: string[]) =>
  runProgram('create-organisation-command.ts', arguments_, { DATABASE_URL_API: database.urls.api });

describe('npm run create-organisation', () => {
  it('makes an organisation and its first HR person, under their own name', async () => {
    const email = 'me@lakeside.test';
    const made = await create('--name', 'Lakeside Hospital', '--hr', email, '--hr-name', 'Hanna Zorn');
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('Lakeside Hospital is ready.') });
    const found = await database.owner
      .select({ givenName: people.givenName, familyName: people.familyName })
      .from(people)
      .where(eq(people.email, email));
    expect(found).toEqual([{ givenName: 'Hanna', familyName: 'Zorn' }]);
  });

  it('says how it is called, when asked', async () => {
    for (const asked of ['--help', '-h']) {
      expect(await create(asked)).toMatchObject({
        code: 0,
        text: expect.stringContaining('npm run create-organisation -- --name'),
      });
    }
  });

  it.each([
    [[], '--name is missing; --hr is missing; --hr-name is missing.'],
    [['--name', 'Hilltop', '--hr', 'hr@hilltop.test'], '--hr-name is missing.'],
    [['--name', ' ', '--hr', 'hilltop', '--hr-name', 'Ada'], '--name is empty; --hr is not a mail address.'],
    [['--organisation', 'Hilltop'], "Unknown option '--organisation'"],
  ])('of %j it says what is wrong, and ends with 1', async (arguments_, says) => {
    const refused = await create(...arguments_);
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining(says) });
    expect(refused.text).toContain('What to do: npm run create-organisation -- --name');
  });
});

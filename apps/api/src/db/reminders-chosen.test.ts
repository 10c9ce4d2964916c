import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabaseBefore, type DatabaseBefore } from '../testing/database-before.ts';

/** As the version left it that reminded nobody. */
let before: DatabaseBefore;
beforeAll(async () => {
  before = await createDatabaseBefore('0036');
});
afterAll(() => before.close());

it('reminds nobody who was asked before there were reminders, and foresees two from now on', async () => {
  const { owner } = before;
  await owner.query(`
    WITH organization AS (INSERT INTO organizations (name) VALUES ('Lindenhof') RETURNING id),
      person AS (
        INSERT INTO people (organization_id, email, given_name, family_name)
        SELECT id, 'hanna@lindenhof.example', 'Hanna', 'Reich' FROM organization RETURNING id, organization_id)
    INSERT INTO campaigns (organization_id, created_by, kind, name, instrument_id, deadline_at)
    SELECT person.organization_id, person.id, 'organization', name, 'hcl-360', now() + interval '10 days'
    FROM person, (VALUES ('draft'), ('open')) AS named (name)`);
  await owner.query(`UPDATE campaigns SET state = 'collecting', opened_at = now() WHERE name = 'open'`);
  expect(await before.migrate()).toBeUndefined();
  await owner.query(`
    INSERT INTO campaigns (organization_id, created_by, kind, name, instrument_id, deadline_at)
    SELECT organization_id, created_by, kind, 'new', instrument_id, deadline_at FROM campaigns WHERE name = 'draft'`);
  const { rows } = await owner.query('SELECT name, reminders FROM campaigns ORDER BY name');
  expect(rows).toEqual([
    { name: 'draft', reminders: 2 },
    { name: 'new', reminders: 2 },
    { name: 'open', reminders: 0 },
  ]);
  // Nobody is reminded more often than they were told, whoever owns the tables.
  await expect(owner.query(`UPDATE campaigns SET reminders = 2 WHERE name = 'open'`)).rejects.toMatchObject({
    code: '23001',
    constraint: 'fixed_at_opening',
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabaseBefore, type DatabaseBefore } from '../testing/database-before.ts';

const campaign = '00000000-0000-4000-8000-000000000002';
/** As the version with tickets left it. */
let before: DatabaseBefore;
beforeAll(async () => {
  before = await createDatabaseBefore('0020');
  await before.owner.query(`INSERT INTO organizations (id, name) VALUES ('${campaign}', 'A hospital')`);
  await before.owner.query(
    `INSERT INTO people (id, organization_id, given_name, family_name, email)
     VALUES ('${campaign}', '${campaign}', 'Kim', 'Lee', 'kim@example.test')`,
  );
  await before.owner.query(`INSERT INTO instrument_versions VALUES ('hcl-360', '1.0.0', '{}')`);
  await before.owner.query(
    `INSERT INTO campaigns (id, organization_id, created_by, kind, name, instrument_id, instrument_version, further_round, deadline_at)
     VALUES ('${campaign}', '${campaign}', '${campaign}', 'organization', 'Spring', 'hcl-360', '1.0.0', true, now())`,
  );
});
afterAll(() => before.close());

const set = (columns: string) => before.owner.query(`UPDATE campaigns SET ${columns}`);
const sheet = `INSERT INTO answer_sheets VALUES ('${campaign}', 'somebody', 'peers', '{}')`;

it('replaces tickets by ballots only when no campaign needs tickets any more, and ends further rounds', async () => {
  const refused = expect.objectContaining({ message: expect.stringContaining('Start the former version again') });
  await set(`state = 'collecting'`);
  expect(await before.migrate()).toEqual(refused);
  await set(`state = 'closing'`);
  expect(await before.migrate()).toEqual(refused);
  await set(`state = 'closed'`);
  expect(await before.migrate()).toEqual(refused);
  await set(`state = 'released', counted_at = now()`);
  await before.owner.query(sheet);
  expect(await before.migrate()).toEqual(refused);
  expect((await before.owner.query('SELECT final_at FROM campaigns')).rows).toEqual([{ final_at: null }]);
  await before.owner.query('DELETE FROM answer_sheets');
  expect(await before.migrate()).toBeUndefined();
  expect((await before.owner.query('SELECT final_at FROM campaigns')).rows).toEqual([{ final_at: expect.any(Date) }]);
  const left = await before.owner.query(
    `SELECT to_regclass('answer_sheets') AS sheets, to_regclass('sealed_ballots')::text AS ballots`,
  );
  expect(left.rows).toEqual([{ sheets: null, ballots: 'sealed_ballots' }]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabaseBefore, type DatabaseBefore } from '../testing/database-before.ts';

const campaign = '00000000-0000-4000-8000-000000000031';
/** As the version left it whose tokens named leader and label. */
let before: DatabaseBefore;
beforeAll(async () => {
  before = await createDatabaseBefore('0031');
});
afterAll(() => before.close());

const token = (byte: string, counted: boolean) =>
  before.owner.query(
    `INSERT INTO spent_tokens VALUES ('${campaign}', 'a-leader', 'peers', decode(repeat('${byte}', 32), 'hex'), sha256('x'), ${counted})`,
  );

it('seals places only where no ballot waits to be counted, and keeps of counted tokens that they were', async () => {
  const refused = expect.objectContaining({ message: expect.stringContaining('Start the former version again') });
  await token('bb', false);
  expect(await before.migrate()).toEqual(refused);
  await before.owner.query('DELETE FROM spent_tokens');
  await before.owner.query(
    `INSERT INTO sealed_ballots VALUES ('${campaign}', 'a-leader', decode(repeat('00', 29233), 'hex'))`,
  );
  expect(await before.migrate()).toEqual(refused);
  await before.owner.query('DELETE FROM sealed_ballots');
  await token('bb', true);
  await token('aa', true);
  expect(await before.migrate()).toBeUndefined();
  const kept = await before.owner.query(
    `SELECT encode(token_hash, 'hex') AS hash, place, counted FROM spent_tokens ORDER BY ctid`,
  );
  expect(kept.rows).toEqual(['aa', 'bb'].map((byte) => ({ hash: byte.repeat(32), place: null, counted: true })));
  const columns = await before.owner.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_name IN ('spent_tokens', 'sealed_ballots') AND column_name IN ('subject_key', 'label')`,
  );
  expect(columns.rows).toEqual([]);
});

import { manifestText } from '@heartset/ballot/protocol/manifest';
import { campaign as campaignId, sampleManifest, sampleSupplement } from '@heartset/ballot/testing/sample-manifest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabaseBefore, type DatabaseBefore } from '../testing/database-before.ts';

/** As the version left it whose API could do more than it needed. */
let before: DatabaseBefore;
beforeAll(async () => {
  before = await createDatabaseBefore('0040');
});
afterAll(() => before.close());

it('keeps what was published, and takes from the API’s login what it has no use for', async () => {
  const { owner } = before;
  await owner.query(`INSERT INTO organizations (id, name) VALUES ('${campaignId}', 'St. Elsewhere')`);
  await owner.query(
    `INSERT INTO people (id, organization_id, given_name, family_name, email) VALUES ('${campaignId}', '${campaignId}', 'A', 'B', 'a@example.test')`,
  );
  await owner.query(
    `INSERT INTO campaigns (id, organization_id, created_by, kind, name, instrument_id, deadline_at)
     VALUES ('${campaignId}', '${campaignId}', '${campaignId}', 'organization', 'n', 'hcl-360', now())`,
  );
  const documents = [manifestText(sampleManifest), await sampleSupplement(manifestText(sampleManifest))];
  for (const [number, document] of documents.entries()) {
    await owner.query(
      `INSERT INTO manifests (campaign_id, number, document, sha256) VALUES ($1, $2, $3::text, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'))`,
      [campaignId, number, document],
    );
  }
  const rights = async () => {
    const { rows } = await owner.query(
      `SELECT has_function_privilege('heartset_api', 'note_issued(uuid, bytea, bytea)', 'EXECUTE') AS note,
         has_function_privilege('heartset_api', 'issue_ballot(uuid, uuid, bytea, bytea)', 'EXECUTE') AS issue,
         has_table_privilege('heartset_api', 'person_roles', 'DELETE') AS "deletesRoles"`,
    );
    return rows[0];
  };
  expect(await rights()).toEqual({ note: true, issue: true, deletesRoles: true });
  expect(await before.migrate()).toBeUndefined();
  expect(await rights()).toEqual({ note: false, issue: true, deletesRoles: false });
  const kept = await owner.query('SELECT document FROM manifests ORDER BY number');
  expect(kept.rows.map(({ document }) => document)).toEqual(documents);
});

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@heartset/scoring';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { organizationReleases } from './db/schema/organization-releases.ts';
import { releases } from './db/schema/results.ts';
import { releaseOrganization } from './modules/tally/release-organization.ts';
import { createOrganizationStage, crossedMembers } from './testing/organization-stage.ts';
import { runProgram } from './testing/run-program.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

// Each attack is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-attack-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

type Login =
  | { DATABASE_URL_TALLY: string }
  | { DATABASE_URL_API: string }
  | { DATABASE_URL: string }
  | { HEARTSET_DATA: string };

const attack = (target: string, login: Login = { DATABASE_URL_TALLY: database.urls.tally }) =>
  runProgram('attack-command.ts', [target], login);

async function storedCampaign(): Promise<string> {
  const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(12));
  expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
  return campaignId;
}

/** As somebody could who owns the database: the text, with a hash that fits it. */
async function overwriteOrganization(campaignId: string, change: (document: string) => string): Promise<void> {
  const [row] = await database.owner
    .select()
    .from(organizationReleases)
    .where(eq(organizationReleases.campaignId, campaignId));
  const document = change(row?.document ?? '');
  const sha256 = createHash('sha256').update(document).digest('hex');
  await database.owner.execute(
    sql`ALTER TABLE organization_releases DISABLE TRIGGER organization_releases_never_change`,
  );
  await database.owner
    .update(organizationReleases)
    .set({ document, sha256 })
    .where(eq(organizationReleases.campaignId, campaignId));
  await database.owner.execute(
    sql`ALTER TABLE organization_releases ENABLE TRIGGER organization_releases_never_change`,
  );
}

describe('npm run attack', () => {
  it('reads everything published of a campaign, with each login that may, and finds nothing', async () => {
    const campaignId = await storedCampaign();
    const { tally, api, owner } = database.urls;
    const logins = [{ DATABASE_URL_TALLY: tally }, { DATABASE_URL_API: api }, { DATABASE_URL: owner }];
    const attacks = await Promise.all(logins.map((login) => attack(campaignId, login)));
    expect(attacks.map(({ code }) => code)).toEqual([0, 0, 0]);
    const [{ text } = { text: '' }] = attacks;
    expect(text).toContain('12 leaders have a report.\nFigures of the organisation are published.\n');
    expect(text).toMatch(/between\s+and\s+width/);
    expect(text).toMatch(/Insiders: on \d+ items of blocks/);
    expect(text).toContain('No promise is broken.');
    expect(new Set(attacks.map((one) => one.text)).size).toBe(1);
  });

  it('knows who had no report when figures were made: a report that comes later breaks no promise', async () => {
    const { campaignId, leaders } = await createOrganizationStage(database.owner, crossedMembers(12));
    const waiting = eq(releases.subjectKey, leaders[3]?.subjectKey ?? '');
    const [late] = await database.owner.select().from(releases).where(waiting);
    if (!late) throw new Error('twelve reports were staged');
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner.delete(releases).where(waiting);
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    await database.owner.insert(releases).values(late);
    const { code, text } = await attack(campaignId);
    expect([code, text]).toEqual([0, expect.stringContaining('No promise is broken.')]);
    expect(text).toContain('1 of these leaders got a report after those figures were made, and is in none of them.');
  });

  it('says how many reports show nothing, and that no figure is shown of a few leaders', async () => {
    const members = crossedMembers(4).map((member, index) => ({ ...member, answers: index < 2 ? 2 : 5 }));
    const { campaignId } = await createOrganizationStage(database.owner, members);
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    const { code, text } = await attack(campaignId);
    expect([code, text]).toEqual([
      0,
      expect.stringContaining('4 leaders have a report, 2 of them with nothing shown.'),
    ]);
    expect(text).toContain('Of the figures of the organisation nothing is shown: each of them is held back.');
  });

  it('ends with 1 when a promise is broken, and says which', async () => {
    const campaignId = await storedCampaign();
    await overwriteOrganization(campaignId, (text) => {
      const release = JSON.parse(text);
      const [everybody] = release.segments;
      everybody.cells[0] = { ...everybody.cells[0], value: 1.9 };
      return canonicalJson(release);
    });
    const { code, text } = await attack(campaignId);
    expect([code, text]).toEqual([1, expect.stringContaining('does not follow from what leaders’ releases show')]);
  });

  it('ends with 2 when there is nothing to read, or not what was released', async () => {
    const campaignId = await storedCampaign();
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner
      .update(releases)
      .set({ document: sql`replace(document, '"n":5', '"n":6')` })
      .where(eq(releases.campaignId, campaignId));
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    const empty = await createOrganizationStage(database.owner, []);
    const file = path.join(folder, 'not-json.json');
    await writeFile(file, 'not JSON');
    const unknown = '00000000-0000-4000-8000-000000000000';
    const attacks = await Promise.all(
      [campaignId, empty.campaignId, unknown, file, `${file}.absent`].map((target) => attack(target)),
    );
    expect(attacks.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(attacks.map(({ text }) => text).join()).toMatch(
      /not the one that was released.*Nothing is published.*no such.*neither a campaign’s id nor a file/s,
    );
  });

  it('reads a file of published documents, without any database', async () => {
    const campaignId = await storedCampaign();
    const rows = await database.owner.select().from(releases).where(eq(releases.campaignId, campaignId));
    const documents = rows.map(({ document }) => JSON.parse(document));
    const write = async (name: string, content: unknown) => {
      await writeFile(path.join(folder, name), JSON.stringify(content));
      return path.join(folder, name);
    };
    const nowhere = { DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' };
    const sound = await attack(await write('sound.json', { releases: documents }), nowhere);
    expect([sound.code, sound.text]).toEqual([0, expect.stringContaining('No promise is broken.')]);
    const [first, ...others] = documents;
    const broken = [{ ...first, averageWithSpread: 3.4 }, ...others];
    const caught = await attack(await write('broken.json', { releases: broken }), nowhere);
    expect([caught.code, caught.text]).toEqual([1, expect.stringContaining('averageWithSpread')]);
  });

  it('makes nothing where there is no data, and says where it looked', async () => {
    const mistyped = path.join(folder, 'no-such-place');
    const { code, text } = await attack('00000000-0000-4000-8000-000000000000', { HEARTSET_DATA: mistyped });
    expect([code, text]).toEqual([2, expect.stringContaining(`There is no data in ${mistyped}.`)]);
    expect(text).toContain('Set HEARTSET_DATA as for the start');
    expect(await readdir(folder)).not.toContain('no-such-place');
  });

  it('leaves a database of another version as it is', async () => {
    const empty = new URL(database.urls.owner);
    empty.pathname = '/postgres';
    const { code, text } = await attack('00000000-0000-4000-8000-000000000000', { DATABASE_URL: empty.href });
    expect([code, text]).toEqual([2, expect.stringContaining('of another version of Heartset')]);
  });

  it('says how it is called, when asked', async () => {
    const { code, text } = await attack('--help');
    expect([code, text]).toEqual([0, expect.stringContaining('npm run attack -- <campaign id>')]);
  });
});

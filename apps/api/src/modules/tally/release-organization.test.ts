import { createHash } from 'node:crypto';
import { organizationReleaseSchema } from '@heartset/model';
import { publishOrganization } from '@heartset/scoring';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { releases } from '../../db/schema/results.ts';
import { createOrganizationStage, crossedMembers } from '../../testing/organization-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { publishAndAttack } from './publish-and-attack.ts';
import { loadOrganizationInput, releaseOrganization } from './release-organization.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function stored(campaignId: string) {
  return database.owner.select().from(organizationReleases).where(eq(organizationReleases.campaignId, campaignId));
}

async function forget(campaignId: string): Promise<void> {
  await database.owner.execute(
    sql`ALTER TABLE organization_releases DISABLE TRIGGER organization_releases_never_change`,
  );
  await database.owner.delete(organizationReleases).where(eq(organizationReleases.campaignId, campaignId));
  await database.owner.execute(
    sql`ALTER TABLE organization_releases ENABLE TRIGGER organization_releases_never_change`,
  );
}

describe('the figures of an organisation', () => {
  it('are stored once, and come out the same to the byte when they are made again', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(24));
    const outcomes = await Promise.all([1, 2, 3].map(() => releaseOrganization(database.tally, campaignId)));
    expect(outcomes).toEqual(['released', 'released', 'released']);
    const [row, ...others] = await stored(campaignId);
    expect(others).toEqual([]);
    const document = row?.document ?? '';
    expect(createHash('sha256').update(document).digest('hex')).toBe(row?.sha256);
    const release = organizationReleaseSchema.parse(JSON.parse(document));
    const statusOf = (name: string | null) => release.segments.find((one) => one.name === name)?.cells[0]?.status;
    expect(release.segments[0]).toMatchObject({ dimension: 'organization', leaders: 24 });
    expect([statusOf(null), statusOf('senior'), statusOf('Surgery')]).toEqual(['shown', 'shown', 'shown']);
    expect(statusOf('Finance')).toBe('withheld');

    await forget(campaignId);
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    expect(await stored(campaignId)).toEqual([row]);
  });

  it('say nothing of a leader who has no release, or a damaged one', async () => {
    const { campaignId, leaders } = await createOrganizationStage(database.owner, crossedMembers(16));
    const [gone = '', damaged = ''] = leaders.map(({ subjectKey }) => subjectKey);
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner.delete(releases).where(eq(releases.subjectKey, gone));
    await database.owner
      .update(releases)
      .set({ document: sql`replace(document, '"n":5', '"n":6')` })
      .where(eq(releases.subjectKey, damaged));
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    const [row] = await stored(campaignId);
    expect(JSON.parse(row?.document ?? '').segments[0]).toMatchObject({ leaders: 14 });
    const others = leaders.slice(2).map(({ subjectKey }) => subjectKey);
    expect(row?.subjectKeys?.toSorted()).toEqual(others.toSorted());
  });

  it('are not made of a leader’s own request, of nothing, or before and after their time', async () => {
    const request = await createOrganizationStage(database.owner, crossedMembers(6), { kind: 'leader' });
    const empty = await createOrganizationStage(database.owner, []);
    const open = await createOrganizationStage(database.owner, crossedMembers(6), { state: 'collecting' });
    const former = await createOrganizationStage(database.owner, crossedMembers(6), { state: 'released' });
    for (const { campaignId } of [request, empty, open, former]) {
      expect(await releaseOrganization(database.tally, campaignId)).toBe('none');
      expect(await stored(campaignId)).toEqual([]);
    }
  });

  it('are withheld altogether, not stopped, where there are too few leaders', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(4));
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    const [row] = await stored(campaignId);
    expect(row?.document).not.toContain('"shown"');
  });
});

describe('a publisher that is broken', () => {
  it('leaves no document, and no word about why', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(24));
    const { about, members } = await loadOrganizationInput(database.tally, campaignId);
    const broken = {
      'shows every segment': (input: Parameters<typeof publishOrganization>[0]) => {
        const release = publishOrganization(input);
        return {
          ...release,
          segments: release.segments.map((segment) => ({
            ...segment,
            cells: segment.cells.map((cell) =>
              cell.status === 'shown'
                ? cell
                : { status: 'shown', cellId: cell.cellId, value: 3, mark: 'plain', leaders: segment.leaders },
            ),
          })),
        };
      },
      'adds how far leaders lie apart': (input: Parameters<typeof publishOrganization>[0]) => ({
        ...publishOrganization(input),
        standardDeviation: 0.4,
      }),
    };
    for (const [what, publish] of Object.entries(broken)) {
      expect(await publishAndAttack(about, members, publish), what).toEqual({ outcome: 'stopped' });
    }
    expect(await publishAndAttack(about, members)).toMatchObject({ outcome: 'released' });
  });

  it('is not taken for a violation when it throws: nothing is stored, and the next run begins again', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(12));
    const failing = () => {
      throw new RangeError('out of memory');
    };
    await expect(releaseOrganization(database.tally, campaignId, { publish: failing })).rejects.toThrow(
      'out of memory',
    );
    expect(await stored(campaignId)).toEqual([]);
    expect(await database.owner.$count(releases, eq(releases.campaignId, campaignId))).toBe(12);
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
  });

  it('is stored as a bare word that nothing changes, and logged as one line', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, crossedMembers(12));
    const lines: unknown[] = [];
    const log = { warn: (...line: unknown[]) => void lines.push(line) };
    const publish = (input: Parameters<typeof publishOrganization>[0]) => ({ ...publishOrganization(input), sd: 1 });
    expect(await releaseOrganization(database.tally, campaignId, { log, publish })).toBe('stopped');
    expect(await releaseOrganization(database.tally, campaignId, { log })).toBe('stopped');
    expect(await stored(campaignId)).toMatchObject([{ outcome: 'stopped', document: null, sha256: null }]);
    expect(lines).toEqual([[{ campaignId }, 'stopped']]);
    await expect(
      database.tally.update(organizationReleases).set({ outcome: 'released', document: '{}', sha256: '0'.repeat(64) }),
    ).rejects.toThrow();
    const [campaign] = await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId));
    expect(campaign?.state).toBe('closed');
  });
});

import { createHash } from 'node:crypto';
import { organizationReleaseSchema } from '@heartset/model';
import { canonicalJson } from '@heartset/scoring';
import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { releases } from '../../db/schema/results.ts';
import { actorOf } from '../../testing/factories.ts';
import { createOrganizationStage, crossedMembers } from '../../testing/organization-stage.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { releaseCampaign } from '../tally/release-campaign.ts';
import { releaseOrganization } from '../tally/release-organization.ts';

/** Stored documents that were put where others belong: each with its own hash, so that the hash has nothing to object to. */

const { database, product } = await setUpProduct();

const stageOf = (options: Parameters<typeof createOrganizationStage>[2] = {}) =>
  createOrganizationStage(database.owner, crossedMembers(12), options);
type Stage = Awaited<ReturnType<typeof stageOf>>;

/** As somebody could who owns the database: nobody else can change what is stored. */
async function unlocked(table: 'releases' | 'organization_releases', change: (owner: Database) => Promise<unknown>) {
  const trigger = sql.identifier(`${table}_never_change`);
  await database.owner.execute(sql`ALTER TABLE ${sql.identifier(table)} DISABLE TRIGGER ${trigger}`);
  await change(database.owner);
  await database.owner.execute(sql`ALTER TABLE ${sql.identifier(table)} ENABLE TRIGGER ${trigger}`);
}

const rowOf = (stage: Stage, leader: number) =>
  and(eq(releases.campaignId, stage.campaignId), eq(releases.subjectKey, stage.leaders[leader]?.subjectKey ?? ''));

async function documentOf(stage: Stage, leader: number) {
  const [row] = await database.owner.select().from(releases).where(rowOf(stage, leader));
  if (!row) throw new Error('a release was staged');
  return { document: row.document, sha256: row.sha256 };
}

const put = (stage: Stage, leader: number, stored: { document: string; sha256: string }) =>
  unlocked('releases', (owner) => owner.update(releases).set(stored).where(rowOf(stage, leader)));

async function readByLeader(stage: Stage, leader: number) {
  const leaderId = stage.leaders[leader]?.leaderId ?? '';
  const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
  const reply = await product.app.inject({
    url: `/api/v1/reports/${stage.campaignId}/${leaderId}`,
    headers: product.cookieOf(actor),
  });
  return reply.json();
}

async function readByHr(stage: Stage) {
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const reply = await product.app.inject({
    url: `/api/v1/organization-reports/${stage.campaignId}`,
    headers: product.cookieOf(hr),
  });
  return reply.json();
}

describe('a stored document in another’s place', () => {
  it('is not shown to a leader whom it is not about', async () => {
    const stage = await stageOf({ state: 'released' });
    const [first, second] = [await documentOf(stage, 0), await documentOf(stage, 1)];
    expect((await readByLeader(stage, 0)).result).toMatchObject({ status: 'released' });
    await put(stage, 0, second);
    await put(stage, 1, first);
    for (const leader of [0, 1]) {
      expect(await readByLeader(stage, leader)).toMatchObject({ status: 500, code: 'release-damaged' });
    }
    expect((await readByLeader(stage, 2)).result).toMatchObject({ status: 'released' });
  });

  it('is not shown in another campaign, nor as another round', async () => {
    const earlier = await stageOf({ state: 'released' });
    const later = await stageOf({ state: 'released' });
    await put(later, 0, await documentOf(earlier, 0));
    const { document } = await documentOf(later, 1);
    const asSecond = canonicalJson({ ...JSON.parse(document), round: 2 });
    await put(later, 1, { document: asSecond, sha256: createHash('sha256').update(asSecond).digest('hex') });
    for (const leader of [0, 1]) {
      expect(await readByLeader(later, leader)).toMatchObject({ status: 500, code: 'release-damaged' });
    }
  });

  it('is in no figure of the organisation', async () => {
    const stage = await stageOf();
    await put(stage, 0, await documentOf(stage, 1));
    expect(await releaseOrganization(database.tally, stage.campaignId)).toBe('released');
    const [row] = await database.owner
      .select()
      .from(organizationReleases)
      .where(eq(organizationReleases.campaignId, stage.campaignId));
    expect(organizationReleaseSchema.parse(JSON.parse(row?.document ?? '')).segments[0]?.leaders).toBe(11);
    expect(row?.subjectKeys).not.toContain(stage.leaders[0]?.subjectKey);
  });

  it('is not shown to HR as the figures of another campaign', async () => {
    const [one, other] = [await stageOf(), await stageOf()];
    for (const { campaignId } of [one, other]) {
      await releaseOrganization(database.tally, campaignId);
      await releaseCampaign(database.tally, product.clock, campaignId);
    }
    expect((await readByHr(one)).result).toMatchObject({ status: 'released' });
    const [taken] = await database.owner
      .select()
      .from(organizationReleases)
      .where(eq(organizationReleases.campaignId, other.campaignId));
    await unlocked('organization_releases', (owner) =>
      owner
        .update(organizationReleases)
        .set({ document: taken?.document, sha256: taken?.sha256 })
        .where(eq(organizationReleases.campaignId, one.campaignId)),
    );
    expect(await readByHr(one)).toMatchObject({ status: 500, code: 'release-damaged' });
  });
});

import { organizationReportSchema } from '@heartset/model/api/organization-reports';
import { publishOrganization } from '@heartset/scoring';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { createActor, createOrganizationRow } from '../../testing/factories.ts';
import { createOrganizationStage, crossedMembers } from '../../testing/organization-stage.ts';
import { createTestApp, createTestClock, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { releaseCampaign as releaseByHr } from '../campaigns/release-campaign.ts';
import { releaseCampaign } from '../tally/release-campaign.ts';
import { releaseOrganization } from '../tally/release-organization.ts';

let database: TestDatabase;
let product: TestApp;
let organizationId: string;
let hr: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  organizationId = await createOrganizationRow(database.owner);
  hr = await createActor(database.owner, organizationId, ['hr']);
});
afterAll(async () => {
  await product.close();
  await database.close();
});

function read(actor: Actor | null, campaignId: string) {
  const url = `/api/v1/organization-reports/${campaignId}`;
  return product.app.inject({ url, headers: actor ? product.cookieOf(actor) : {} });
}

async function resultFor(campaignId: string) {
  const reply = await read(hr, campaignId);
  return organizationReportSchema.parse(reply.json()).result;
}

type State = 'collecting' | 'closing' | 'closed' | 'released';

async function setState(campaignId: string, state: State): Promise<void> {
  await database.owner.update(campaigns).set({ state }).where(eq(campaigns.id, campaignId));
}

const stage = (options: Parameters<typeof createOrganizationStage>[2] = {}) =>
  createOrganizationStage(database.owner, crossedMembers(12), { organizationId, ...options });

describe('figures of the organisation', () => {
  it('say where they stand, until HR reads what was stored', async () => {
    const { campaignId } = await stage({ releaseMode: 'by-hr' });
    await setState(campaignId, 'collecting');
    expect(await resultFor(campaignId)).toEqual({ status: 'collecting' });
    await setState(campaignId, 'closing');
    expect(await resultFor(campaignId)).toEqual({ status: 'being-counted' });
    await setState(campaignId, 'closed');
    expect(await resultFor(campaignId)).toEqual({ status: 'being-counted' });
    expect(await releaseOrganization(database.tally, campaignId)).toBe('released');
    expect(await resultFor(campaignId)).toEqual({ status: 'being-counted' });
    expect(await releaseCampaign(database.tally, createTestClock(), campaignId)).toBe('ready');
    expect(await resultFor(campaignId)).toEqual({ status: 'waiting-for-release' });
    await setState(campaignId, 'released');
    const report = organizationReportSchema.parse((await read(hr, campaignId)).json());
    expect(report.campaign).toMatchObject({ id: campaignId, state: 'released', leaders: 12, minimumGroupSize: 3 });
    if (report.result.status !== 'released') throw new Error(`they are ${report.result.status}`);
    expect(report.result.release.segments[0]).toMatchObject({ dimension: 'organization', leaders: 12 });
  });

  it('wait for HR also where nobody has a release, and then there are none', async () => {
    const { campaignId } = await createOrganizationStage(database.owner, [], { organizationId, releaseMode: 'by-hr' });
    expect(await resultFor(campaignId)).toEqual({ status: 'being-counted' });
    expect(await releaseCampaign(database.tally, createTestClock(), campaignId)).toBe('ready');
    expect(await resultFor(campaignId)).toEqual({ status: 'waiting-for-release' });
    await releaseByHr(database.api, hr, { campaignId }, createTestClock());
    expect(await resultFor(campaignId)).toEqual({ status: 'none' });
  });

  it('say that they were stopped, and nothing more', async () => {
    const { campaignId } = await stage();
    const publish = (input: Parameters<typeof publishOrganization>[0]) => ({ ...publishOrganization(input), sd: 1 });
    expect(await releaseOrganization(database.tally, campaignId, { publish })).toBe('stopped');
    await setState(campaignId, 'released');
    expect(await resultFor(campaignId)).toEqual({ status: 'stopped' });
  });

  it('are none of a leader’s own request, and of a campaign from before there were any', async () => {
    const request = await stage({ kind: 'leader' });
    const former = await stage({ state: 'released' });
    expect(await resultFor(request.campaignId)).toEqual({ status: 'none' });
    expect(await resultFor(former.campaignId)).toEqual({ status: 'none' });
  });

  it('are refused when the stored text was changed', async () => {
    const { campaignId } = await stage();
    await releaseOrganization(database.tally, campaignId);
    await setState(campaignId, 'released');
    const trigger = sql.raw('organization_releases_never_change');
    await database.owner.execute(sql`ALTER TABLE organization_releases DISABLE TRIGGER ${trigger}`);
    await database.owner.execute(
      sql`UPDATE organization_releases SET document = replace(document, '"leaders":12', '"leaders":13') WHERE campaign_id = ${campaignId}`,
    );
    await database.owner.execute(sql`ALTER TABLE organization_releases ENABLE TRIGGER ${trigger}`);
    expect((await read(hr, campaignId)).json()).toMatchObject({ status: 500, code: 'release-damaged' });
  });
});

describe('who may read them', () => {
  it('is HR of the organisation alone', async () => {
    const { campaignId } = await stage({ state: 'released' });
    expect((await read(null, campaignId)).json()).toMatchObject({ status: 401, code: 'not-signed-in' });
    for (const role of ['leader', 'coach'] as const) {
      const actor = await createActor(database.owner, organizationId, [role]);
      expect((await read(actor, campaignId)).json()).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    const elsewhere = await createOrganizationRow(database.owner, 'Elsewhere');
    const foreign = await createActor(database.owner, elsewhere, ['hr']);
    expect((await read(foreign, campaignId)).json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is nobody while it is a draft, and after it was cancelled', async () => {
    for (const state of ['draft', 'cancelled'] as const) {
      const { campaignId } = await stage({ state });
      expect((await read(hr, campaignId)).statusCode).toBe(404);
    }
  });
});

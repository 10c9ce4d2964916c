import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { draftAboutLeader } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { outcomeOf } from '../../testing/outcome-of.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { checkOpening } from './check-opening.ts';
import { openCampaign } from './open-campaign.ts';

const dayMs = 24 * 3600 * 1000;
const clock = createTestClock(new Date('2026-03-02T08:00:00Z'));

const { database, product } = await setUpProduct();
let organizationId: string;
let hr: Actor;
let leader: Actor;
let team: string[];

beforeEach(async () => {
  clock.set(new Date('2026-03-02T08:00:00Z'));
  organizationId = await createOrganizationRow(database.owner);
  hr = await createActor(database.owner, organizationId, ['hr']);
  leader = await createActor(database.owner, organizationId, ['hr', 'leader'], { givenName: 'Lea', familyName: 'Ahn' });
  team = [];
  for (let n = 0; n < 5; n += 1) {
    team.push(await createPersonRow(database.owner, organizationId, { managerId: leader.personId }));
  }
});

const draft = (actor: Actor, kind: 'organization' | 'leader', raterIds: readonly string[]) =>
  draftAboutLeader(database.api, actor, { kind, leaderId: leader.personId, raterIds }, clock);
const check = (actor: Actor, campaignId: string) => checkOpening(database.api, actor, { campaignId }, clock);
const open = (actor: Actor, campaignId: string) => openCampaign(database.api, actor, { campaignId }, clock, testKeys());
const audited = (campaignId: string) => database.owner.$count(auditEvents, eq(auditEvents.targetId, campaignId));
const rowOf = async (campaignId: string) =>
  (await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId)))[0];

describe('asking what an opening would do', () => {
  it('finds nothing where there is nothing, and changes nothing', async () => {
    const campaignId = await draft(hr, 'organization', team.slice(0, 4));
    const [row, events] = [await rowOf(campaignId), await audited(campaignId)];
    expect(await check(hr, campaignId)).toEqual({ refusals: [], warnings: [] });
    expect([await rowOf(campaignId), await audited(campaignId)]).toEqual([row, events]);
  });

  it('names each thing that is missing, as the opening does', async () => {
    const campaignId = await draft(hr, 'organization', []);
    clock.advance(15 * dayMs);
    const { refusals } = await check(hr, campaignId);
    expect(refusals).toEqual(['The deadline has passed. Choose a later one.', 'Lea Ahn: nobody is asked yet.']);
    await expect(open(hr, campaignId)).rejects.toMatchObject({
      code: 'campaign-not-ready',
      fields: refusals.map((message) => ({ message })),
    });
  });

  it('reads the warnings that the opening returns', async () => {
    await open(hr, await draft(hr, 'organization', team.slice(0, 4)));
    const again = await draft(hr, 'organization', team);
    const { refusals, warnings } = await check(hr, again);
    expect([refusals, warnings]).toEqual([
      [],
      [expect.stringMatching(/^Lea Ahn: almost the same people were asked within the last twelve months \(all but 1/)],
    ]);
    expect((await open(hr, again)).result.warnings).toEqual(warnings);
  });

  it('reads why a request of one’s own is refused, in the same words', async () => {
    await open(leader, await draft(leader, 'leader', team.slice(0, 4)));
    const again = await draft(leader, 'leader', team);
    const { refusals, warnings } = await check(leader, again);
    expect([refusals, warnings]).toEqual([[expect.stringMatching(/^You asked almost the same people/)], []]);
    await expect(open(leader, again)).rejects.toMatchObject({ code: 'raters-too-alike', message: refusals[0] });
  });

  it('tells nobody beforehand whom HR asked about themself, be it for a request or for a campaign of HR', async () => {
    await open(hr, await draft(hr, 'organization', team.slice(0, 4)));
    for (const kind of ['leader', 'organization'] as const) {
      const campaignId = await draft(leader, kind, team);
      expect(await check(leader, campaignId)).toEqual({ refusals: [], warnings: [] });
      if (kind === 'organization') expect((await check(hr, campaignId)).warnings).toHaveLength(1);
      expect((await open(leader, campaignId)).result.warnings).toHaveLength(1);
    }
  });

  it('is for whoever may open it, and only while it is a draft', async () => {
    const campaignId = await draft(hr, 'organization', team);
    const coach = await createActor(database.owner, organizationId, ['leader']);
    const foreign = await createActor(database.owner, await createOrganizationRow(database.owner), ['hr']);
    expect(await outcomeOf(check(coach, campaignId))).toBe('not-allowed');
    expect(await outcomeOf(check(foreign, campaignId))).toBe('not-found');
    await open(hr, campaignId);
    expect(await outcomeOf(check(hr, campaignId))).toBe('campaign-state-changed');
  });
});

it('has a route', async () => {
  clock.set(new Date());
  const campaignId = await draft(hr, 'organization', []);
  const url = `/api/v1/campaigns/${campaignId}/opening`;
  const reply = await product.app.inject({ url, headers: product.cookieOf(hr) });
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    { refusals: ['Lea Ahn: nobody is asked yet.'], warnings: [] },
  ]);
  expect((await product.app.inject({ url })).statusCode).toBe(401);
});

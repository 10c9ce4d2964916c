import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { answerAs, createCampaignStage, plainSheet, type StageOptions } from '../../testing/campaign-stage.ts';
import { actorOf, createActor, createOrganizationRow } from '../../testing/factories.ts';
import { outcomeOf } from '../../testing/outcome-of.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { askAgain } from './ask-again.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { closeCampaign } from './close-campaign.ts';
import { moveDeadline } from './move-deadline.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const dayMs = 24 * 3_600_000;
const clock = createTestClock();
const inDays = (days: number) => new Date(clock.now().getTime() + days * dayMs);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function released(options: StageOptions = {}, countedDaysAgo = 1) {
  const stage = await createCampaignStage(database.owner, { state: 'released', furtherRound: true, ...options });
  const { campaignId } = stage;
  const countedAt = inDays(-countedDaysAgo);
  await database.owner
    .update(campaigns)
    .set({ closedAt: countedAt, countedAt, releasedAt: countedAt, graceEndsAt: countedAt })
    .where(eq(campaigns.id, campaignId));
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  return { stage, hr, campaignId };
}

const ask = (actor: Actor, campaignId: string, days = 10) =>
  askAgain(database.api, actor, { campaignId, deadlineAt: inDays(days).toISOString() }, clock);

const rowOf = async (campaignId: string) =>
  (await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId)))[0];

describe('asking once more', () => {
  it('collects again until the new date; what was released stays so', async () => {
    const { hr, campaignId } = await released();
    const before = await rowOf(campaignId);
    expect((await ask(hr, campaignId)).result).toEqual({ state: 'collecting' });
    expect(await rowOf(campaignId)).toEqual({
      ...before,
      state: 'collecting',
      round: 2,
      deadlineAt: inDays(10),
      graceEndsAt: null,
      closedAt: null,
      countedAt: null,
    });
    expect(before?.releasedAt).toBeInstanceOf(Date);
    const events = await database.owner.select().from(auditEvents).where(eq(auditEvents.targetId, campaignId));
    expect(events).toMatchObject([
      {
        action: 'campaign.asked-again',
        actorId: hr.personId,
        details: { deadline: inDays(10).toISOString(), invitations: 7 },
      },
    ]);
  });

  it('writes to everybody who was invited, whether or not they have answered, and to nobody who was taken out', async () => {
    const { stage, hr, campaignId } = await released({ state: 'collecting' });
    const [answered, other] = stage.assignments;
    if (!answered || !other) throw new Error('the stage is empty');
    await answerAs(database.api, stage, answered, plainSheet(stage));
    const [removed] = stage.invitations.slice(-1);
    await database.owner
      .update(invitations)
      .set({ removed: true })
      .where(eq(invitations.id, removed?.invitationId ?? ''));
    await database.owner.update(campaigns).set({ state: 'released' }).where(eq(campaigns.id, campaignId));
    const { jobs } = await ask(hr, campaignId);
    const mails = await database.owner.select().from(outboxMails).where(eq(outboxMails.campaignId, campaignId));
    expect(new Set(mails.map((mail) => mail.kind))).toEqual(new Set(['further-round']));
    expect(mails.map((mail) => mail.personId).sort()).toEqual(
      stage.invitations
        .filter((one) => one !== removed)
        .map((one) => one.raterId)
        .sort(),
    );
    expect(mails.map((mail) => mail.personId)).toEqual(expect.arrayContaining([answered.raterId, other.raterId]));
    expect(jobs.map(({ job }) => job.name)).toEqual(mails.map(() => 'send-mail'));
  });

  it('notes for good whom no mail had reached, whatever the mails of the further round do', async () => {
    const { stage, hr, campaignId } = await released();
    const [bounced] = stage.invitations;
    const here = eq(invitations.id, bounced?.invitationId ?? '');
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(here);
    await ask(hr, campaignId);
    await database.owner.update(invitations).set({ delivery: 'accepted' }).where(here);
    const rows = await database.owner.select().from(invitations).where(eq(invitations.campaignId, campaignId));
    expect(rows.filter((row) => row.missedARound).map(({ id }) => id)).toEqual([bounced?.invitationId]);
    const unset = database.owner.update(invitations).set({ missedARound: false }).where(here);
    await expect(unset).rejects.toThrow();
  });

  it('happens once, also when two ask at the same moment', async () => {
    const { stage, hr, campaignId } = await released();
    const other = await createActor(database.owner, stage.organizationId, ['hr']);
    const outcomes = await Promise.all([outcomeOf(ask(hr, campaignId)), outcomeOf(ask(other, campaignId))]);
    expect(outcomes.sort()).toEqual(['campaign-state-changed', 'done']);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(7);
  });

  it.each<[string, StageOptions, string]>([
    ['while answers come in', { state: 'collecting' }, 'campaign-state-changed'],
    ['before the release', { state: 'closed' }, 'campaign-state-changed'],
    ['after it was cancelled', { state: 'cancelled' }, 'campaign-state-changed'],
    ['of people who were told of no further round', { furtherRound: false }, 'campaign-not-ready'],
  ])('is refused %s', async (_when, options, code) => {
    const { hr, campaignId } = await released(options);
    const before = await rowOf(campaignId);
    expect(await outcomeOf(ask(hr, campaignId))).toBe(code);
    expect(await rowOf(campaignId)).toEqual(before);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(0);
  });

  it('is refused a second time, after 60 days, and once what was kept is forgotten', async () => {
    const twice = await released();
    await ask(twice.hr, twice.campaignId);
    await database.owner
      .update(campaigns)
      .set({ state: 'released', countedAt: clock.now() })
      .where(eq(campaigns.id, twice.campaignId));
    expect(await outcomeOf(ask(twice.hr, twice.campaignId))).toBe('campaign-not-ready');
    const late = await released({}, 60);
    expect(await outcomeOf(ask(late.hr, late.campaignId))).toBe('campaign-not-ready');
    const inTime = await released({}, 59);
    expect(await outcomeOf(ask(inTime.hr, inTime.campaignId))).toBe('done');
    const final = await released();
    await database.owner.update(campaigns).set({ finalAt: clock.now() }).where(eq(campaigns.id, final.campaignId));
    expect(await outcomeOf(ask(final.hr, final.campaignId))).toBe('campaign-not-ready');
  });

  it('needs a date that people can keep', async () => {
    const { hr, campaignId } = await released();
    expect(await outcomeOf(ask(hr, campaignId, 0))).toBe('deadline-too-soon');
    expect(await outcomeOf(ask(hr, campaignId, 400))).toBe('deadline-too-far');
  });

  it('is for HR whom the campaign is not about, of the same organisation', async () => {
    const { stage, campaignId } = await released();
    const rated = stage.leaders[0]?.leaderId ?? '';
    const ofLeader = await actorOf(database.owner, stage.organizationId, rated, ['leader']);
    const ratedHr = await actorOf(database.owner, stage.organizationId, rated, ['hr', 'leader']);
    const coach = await createActor(database.owner, stage.organizationId, ['coach']);
    for (const actor of [ofLeader, ratedHr, coach]) expect(await outcomeOf(ask(actor, campaignId))).toBe('not-allowed');
    const stranger = await createActor(database.owner, await createOrganizationRow(database.owner), ['hr']);
    expect(await outcomeOf(ask(stranger, campaignId))).toBe('not-found');
  });

  it('is nothing for a request of one’s own', async () => {
    const { hr, campaignId } = await released({ kind: 'leader', furtherRound: false });
    const other = await createActor(database.owner, hr.organizationId, ['hr']);
    expect(await outcomeOf(ask(other, campaignId))).toBe('campaign-not-ready');
    await expect(createCampaignStage(database.owner, { kind: 'leader', furtherRound: true })).rejects.toThrow();
  });
});

describe('a further round', () => {
  it('can be ended and prolonged, and neither cancelled nor rid of somebody', async () => {
    const { stage, hr, campaignId } = await released();
    await ask(hr, campaignId);
    const invitationId = stage.invitations[0]?.invitationId ?? '';
    expect(await outcomeOf(cancelCampaign(database.api, hr, { campaignId }))).toBe('campaign-state-changed');
    expect(await outcomeOf(withdrawInvitation(database.api, hr, { campaignId, invitationId }))).toBe(
      'campaign-state-changed',
    );
    const later = { campaignId, deadlineAt: inDays(20).toISOString() };
    expect(await outcomeOf(moveDeadline(database.api, hr, later, clock))).toBe('done');
    expect(await outcomeOf(closeCampaign(database.api, hr, { campaignId }, clock))).toBe('done');
    expect(await rowOf(campaignId)).toMatchObject({ state: 'closing', round: 2 });
  });
});

import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { draftAboutLeader } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { outcomeOf } from '../../testing/outcome-of.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { addRater } from './add-rater.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { openCampaign } from './open-campaign.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

/** The same people asked twice, and one of them taken out of one of the two: what two reports, subtracted, would give away. */

const dayMs = 24 * 3600 * 1000;
const clock = createTestClock(new Date('2026-03-02T08:00:00Z'));

let database: TestDatabase;
let organizationId: string;
let hr: Actor;
let leader: Actor;
let team: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.set(new Date('2026-03-02T08:00:00Z'));
  organizationId = await createOrganizationRow(database.owner);
  hr = await createActor(database.owner, organizationId, ['hr']);
  leader = await createActor(database.owner, organizationId, ['leader'], { givenName: 'Lea', familyName: 'Ahn' });
  team = [];
  for (let n = 0; n < 9; n += 1) {
    team.push(await createPersonRow(database.owner, organizationId, { managerId: leader.personId }));
  }
});

function draft(actor: Actor, raterIds: readonly string[]): Promise<string> {
  const about = { kind: actor === leader ? 'leader' : 'organization', leaderId: leader.personId, raterIds } as const;
  return draftAboutLeader(database.api, actor, about, clock);
}

const open = (actor: Actor, campaignId: string) => openCampaign(database.api, actor, { campaignId }, clock, testKeys());

async function asked(actor: Actor, raterIds: readonly string[]): Promise<string> {
  const campaignId = await draft(actor, raterIds);
  await open(actor, campaignId);
  return campaignId;
}

async function withdraw(campaignId: string, raterId: string | undefined): Promise<string[]> {
  const [invitation] = await database.owner
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaignId), eq(invitations.raterId, raterId ?? '')));
  const { warnings } = await withdrawInvitation(database.api, hr, { campaignId, invitationId: invitation?.id ?? '' });
  return warnings;
}

const stillAsked = (campaignId: string) =>
  database.owner.$count(invitations, and(eq(invitations.campaignId, campaignId), eq(invitations.removed, false)));

describe('the same people asked twice', () => {
  it.each<[string, () => [Actor, Actor]]>([
    ['a leader both times', () => [leader, leader]],
    ['HR, then the leader', () => [hr, leader]],
    ['the leader, then HR', () => [leader, hr]],
  ])('by %s: nobody is taken out of either', async (_what, actors) => {
    const six = team.slice(0, 6);
    const [one, other] = actors();
    const both = [await asked(one, six), await asked(other, six)];
    for (const campaignId of both) {
      const refused = withdraw(campaignId, six[3]);
      await expect(refused).rejects.toMatchObject({ code: 'raters-too-alike' });
      // It says that there is another campaign, which HR sees anyway, and neither whose nor who is asked there.
      await expect(refused).rejects.toThrow(
        /^Almost the same people are asked in another campaign about the same leader\./,
      );
      expect(await stillAsked(campaignId)).toBe(6);
    }
  });

  it('by HR both times: that is told, and on record', async () => {
    const six = team.slice(0, 6);
    const both = [await asked(hr, six), await asked(hr, six)];
    for (const [place, campaignId] of both.entries()) {
      expect(await withdraw(campaignId, six[place])).toEqual([
        expect.stringMatching(/^Lea Ahn: almost the same people are asked in another campaign\./),
      ]);
      const [event] = await database.owner
        .select({ details: auditEvents.details })
        .from(auditEvents)
        .where(and(eq(auditEvents.targetId, campaignId), eq(auditEvents.action, 'campaign.invitation-withdrawn')));
      expect(event?.details).toEqual({ leadersAskedAlike: 1 });
    }
  });

  it('does not matter once the other was cancelled unseen, or is more than twelve months away', async () => {
    const six = team.slice(0, 6);
    const cancelled = await asked(leader, six);
    await cancelCampaign(database.api, leader, { campaignId: cancelled });
    const first = await asked(leader, six);
    expect(await outcomeOf(withdraw(first, six[0]))).toBe('done');
    await database.owner.execute(
      sql`UPDATE campaigns SET closed_at = ${clock.now().toISOString()} WHERE id = ${first}`,
    );
    clock.advance(366 * dayMs);
    const second = await asked(leader, six);
    expect(await outcomeOf(withdraw(second, six[0]))).toBe('done');
  });

  it('does not matter to people who are asked once', async () => {
    await asked(leader, team.slice(0, 3));
    const campaignId = await asked(leader, team);
    // Nine people, three of whom were asked before: they differ by six, and by five without one of the others.
    expect(await outcomeOf(withdraw(campaignId, team[8]))).toBe('done');
    expect(await stillAsked(campaignId)).toBe(8);
  });
});

describe('somebody who was taken out of the first', () => {
  it('keeps the leader from asking the same people, or those who remain, in one sentence for both', async () => {
    const first = await asked(leader, team.slice(0, 6));
    expect(await withdraw(first, team[5])).toEqual([]);
    const heard: string[] = [];
    for (const again of [team.slice(0, 6), team.slice(0, 5), team.slice(1, 6)]) {
      const refused = open(leader, await draft(leader, again));
      await expect(refused).rejects.toMatchObject({ code: 'raters-too-alike' });
      heard.push(await refused.then(String, String));
    }
    expect(new Set(heard).size).toBe(1);
    expect(heard[0]).not.toMatch(/\d/);
  });

  it('is a warning where HR asks them again', async () => {
    const first = await asked(hr, team.slice(0, 6));
    await withdraw(first, team[5]);
    const { result } = await open(hr, await draft(hr, team.slice(0, 6)));
    expect(result.warnings).toEqual([expect.stringMatching(/^Lea Ahn: the same people, or almost, were asked/)]);
  });

  it('counts as one whom no mail has reached', async () => {
    const first = await asked(leader, team.slice(0, 6));
    const one = and(eq(invitations.campaignId, first), eq(invitations.raterId, team[0] ?? ''));
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(one);
    expect(await outcomeOf(open(leader, await draft(leader, team.slice(0, 6))))).toBe('raters-too-alike');
    await database.owner.update(invitations).set({ delivery: 'accepted' }).where(one);
    expect(await outcomeOf(open(leader, await draft(leader, team.slice(0, 6))))).toBe('done');
  });
});

it('cannot be slipped in: of a withdrawal and an opening at the same moment one is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const first = await asked(leader, team.slice(0, 6));
    const second = await draft(leader, team.slice(0, 6));
    const outcomes = await Promise.all([outcomeOf(withdraw(first, team[0])), outcomeOf(open(leader, second))]);
    expect(outcomes.sort()).toEqual(['done', 'raters-too-alike']);
    for (const campaignId of [first, second]) {
      await outcomeOf(cancelCampaign(database.api, leader, { campaignId }));
    }
  }
});

describe('somebody who is added to one of two', () => {
  const add = (campaignId: string, personId: string) => {
    const rater = { personId, group: 'team-members' as const };
    return addRater(database.api, hr, { campaignId, leaderId: leader.personId, rater });
  };

  it.each<[string, () => Actor]>([
    ['the leader asked the others', () => leader],
    ['HR asked the others', () => hr],
  ])('is refused where %s, before or afterwards', async (_what, actor) => {
    const [fourth = '', ...three] = team.slice(0, 4);
    await asked(actor(), three);
    const beside = await asked(hr, three);
    await expect(add(beside, fourth)).rejects.toMatchObject({ code: 'raters-too-alike' });
    expect(await stillAsked(beside)).toBe(3);
    const [first = '', ...others] = team.slice(4, 9);
    const earlier = await asked(hr, others);
    await asked(actor(), others);
    await expect(add(earlier, first)).rejects.toMatchObject({ code: 'raters-too-alike' });
  });

  it('does not matter to people who are asked once', async () => {
    const campaignId = await asked(hr, team.slice(0, 5));
    expect(await outcomeOf(add(campaignId, team[5] ?? ''))).toBe('done');
    expect(await stillAsked(campaignId)).toBe(6);
  });
});

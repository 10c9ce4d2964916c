import { randomUUID } from 'node:crypto';
import { getInstrumentRecord } from '@heartset/model';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaignLabels, campaignLeaders, campaigns, instrumentVersions } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { leaderPlaces } from '../../db/schema/organization-releases.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { campaignInput } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { type CreateCampaignInput, createCampaign } from './create-campaign.ts';
import { openCampaign } from './open-campaign.ts';
import { setRaters } from './set-raters.ts';

const dayMs = 24 * 3600 * 1000;
const clock = createTestClock(new Date('2026-03-02T08:00:00Z'));

let database: TestDatabase;
let organizationId: string;
let hr: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.set(new Date('2026-03-02T08:00:00Z'));
  organizationId = await createOrganizationRow(database.owner);
  hr = await createActor(database.owner, organizationId, ['hr']);
});

const input = (changes: Partial<CreateCampaignInput>) => campaignInput(clock, changes);

async function team(size: number, managerId: string | null): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < size; index += 1)
    ids.push(await createPersonRow(database.owner, organizationId, { managerId }));
  return ids;
}

const draft = async (actor: Actor, changes: Partial<CreateCampaignInput>) =>
  (await createCampaign(database.api, actor, input(changes), clock)).id;
const open = (actor: Actor, campaignId: string) => openCampaign(database.api, actor, { campaignId }, clock, testKeys());

/** The code of the refusal, or 'done'. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const stateOf = async (campaignId: string) =>
  (await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId)))[0];

describe('opening', () => {
  it('writes one invitation and one mail a rater, however many leaders they are asked about', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    const [anna = '', ben = '', cleo = ''] = await team(3, managerId);
    await team(4, anna);
    await team(3, ben);
    const campaignId = await draft(hr, { leaderIds: [anna, ben] });
    const { result, jobs } = await open(hr, campaignId);
    expect(result).toEqual({ state: 'collecting', warnings: [] });

    const invited = await database.owner.select().from(invitations).where(eq(invitations.campaignId, campaignId));
    const assigned = await database.owner.select().from(assignments).where(eq(assignments.campaignId, campaignId));
    // Anna: 4 reports, Ben, Cleo, the manager. Ben: 3 reports, Anna, Cleo, the manager.
    expect(assigned).toHaveLength(13);
    expect(invited).toHaveLength(11);
    expect(new Set(invited.map((one) => one.raterId)).size).toBe(11);
    const ofCleo = invited.find((one) => one.raterId === cleo);
    expect(
      assigned
        .filter((one) => one.invitationId === ofCleo?.id)
        .map((one) => one.leaderId)
        .sort(),
    ).toEqual([anna, ben].sort());

    const mails = await database.owner.select().from(outboxMails).where(eq(outboxMails.campaignId, campaignId));
    expect(
      mails
        .filter((mail) => mail.kind === 'invitation')
        .map((mail) => mail.invitationId)
        .sort(),
    ).toEqual(invited.map((one) => one.id).sort());
    expect(
      mails
        .filter((mail) => mail.kind === 'campaign-about-you')
        .map((mail) => mail.personId)
        .sort(),
    ).toEqual([anna, ben].sort());
    expect(jobs.map(({ payload }) => payload)).toEqual(expect.arrayContaining(mails.map(({ id }) => ({ mailId: id }))));
    expect(jobs).toHaveLength(13);
  });

  it('fixes labels by numbers of people, keeps the instrument word for word, makes the leader a leader', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    const [anna = ''] = await team(3, managerId);
    await team(4, anna);
    const campaignId = await draft(hr, { leaderIds: [anna] });
    await open(hr, campaignId);
    const labels = await database.owner.select().from(campaignLabels).where(eq(campaignLabels.campaignId, campaignId));
    const [leader] = await database.owner
      .select()
      .from(campaignLeaders)
      .where(eq(campaignLeaders.campaignId, campaignId));
    expect(
      labels.map(({ label, invited, identified, subjectKey }) => ({ label, invited, identified, subjectKey })),
    ).toEqual(
      expect.arrayContaining([
        { label: 'team-members', invited: 4, identified: false, subjectKey: leader?.subjectKey },
        { label: 'peers+senior-leaders', invited: 3, identified: false, subjectKey: leader?.subjectKey },
      ]),
    );
    expect(labels).toHaveLength(2);
    const assigned = await database.owner
      .select({ group: assignments.raterGroup, label: assignments.label })
      .from(assignments)
      .where(and(eq(assignments.campaignId, campaignId), eq(assignments.raterGroup, 'senior-leaders')));
    expect(assigned).toEqual([{ group: 'senior-leaders', label: 'peers+senior-leaders' }]);

    const instrument = getInstrumentRecord('hcl-360');
    const campaign = await stateOf(campaignId);
    expect(campaign).toMatchObject({
      state: 'collecting',
      openedAt: clock.now(),
      instrumentVersion: instrument?.version,
    });
    const [kept] = await database.owner.select().from(instrumentVersions);
    expect(kept?.document).toEqual(JSON.parse(JSON.stringify(instrument)));
    const roles = await database.owner.select().from(personRoles).where(eq(personRoles.personId, anna));
    expect(roles).toEqual([{ personId: anna, role: 'leader' }]);
  });

  it('writes down where leaders stand, for figures of the organisation, and never moves them', async () => {
    const placed = { department: '  Intensive care\t', site: ' ' };
    const anna = await createPersonRow(database.owner, organizationId, placed);
    await database.owner.update(people).set({ careerLevel: 'senior' }).where(eq(people.id, anna));
    const ben = await createPersonRow(database.owner, organizationId);
    await team(4, anna);
    await team(4, ben);
    const campaignId = await draft(hr, { leaderIds: [anna, ben] });
    await open(hr, campaignId);
    await database.owner.update(people).set({ department: 'Finance' }).where(eq(people.id, anna));
    const keys = await database.owner.select().from(campaignLeaders).where(eq(campaignLeaders.campaignId, campaignId));
    const keyOf = (leaderId: string) => keys.find((row) => row.leaderId === leaderId)?.subjectKey;
    const places = await database.owner.select().from(leaderPlaces).where(eq(leaderPlaces.campaignId, campaignId));
    expect(places).toHaveLength(2);
    expect(places).toEqual(
      expect.arrayContaining([
        { campaignId, subjectKey: keyOf(anna), department: 'Intensive care', level: 'senior', site: null },
        { campaignId, subjectKey: keyOf(ben), department: null, level: null, site: null },
      ]),
    );

    const leader = await createActor(database.owner, organizationId, ['leader'], { department: 'Finance' });
    await team(4, leader.personId);
    const request = await draft(leader, { kind: 'leader' });
    await open(leader, request);
    expect(await database.owner.$count(leaderPlaces, eq(leaderPlaces.campaignId, request))).toBe(0);
  });

  it('counts people who left the directory meanwhile as others', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    const reports = await team(6, managerId);
    const campaignId = await draft(hr, { leaderIds: [managerId] });
    const gone = reports.slice(0, 3);
    await database.owner.update(people).set({ inDirectory: false }).where(inArray(people.id, gone));
    await open(hr, campaignId);
    const labels = await database.owner.select().from(campaignLabels).where(eq(campaignLabels.campaignId, campaignId));
    expect(labels.map(({ label, invited }) => `${label} ${invited}`).sort()).toEqual(['others 3', 'team-members 3']);

    const leader = await createActor(database.owner, organizationId, ['leader']);
    const own = await team(4, leader.personId);
    const request = await draft(leader, { kind: 'leader' });
    await database.owner
      .update(people)
      .set({ inDirectory: false })
      .where(inArray(people.id, own.slice(0, 1)));
    expect(await outcome(open(leader, request))).toBe('outsiders-need-hr');
  });

  it('leaves a draft a draft, without a trace, when something is missing', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    const alone = await createPersonRow(database.owner, organizationId, { givenName: 'Olga', familyName: 'Solo' });
    await team(3, managerId);
    const campaignId = await draft(hr, { leaderIds: [managerId, alone] });
    await expect(open(hr, campaignId)).rejects.toMatchObject({
      code: 'campaign-not-ready',
      fields: [{ path: `leaders.${alone}`, message: 'Olga Solo: nobody is asked yet.' }],
    });
    clock.advance(15 * dayMs);
    await expect(open(hr, campaignId)).rejects.toMatchObject({
      fields: [{ path: 'deadlineAt' }, { path: `leaders.${alone}` }],
    });
    expect((await stateOf(campaignId))?.state).toBe('draft');
    expect(await database.owner.$count(invitations, eq(invitations.campaignId, campaignId))).toBe(0);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(0);
  });

  it('is won by one of two who open at once', async () => {
    const other = await createActor(database.owner, organizationId, ['hr']);
    const managerId = await createPersonRow(database.owner, organizationId);
    await team(5, managerId);
    for (let round = 0; round < 5; round += 1) {
      const campaignId = await draft(hr, { leaderIds: [managerId] });
      const outcomes = await Promise.all([outcome(open(hr, campaignId)), outcome(open(other, campaignId))]);
      expect(outcomes.sort()).toEqual(['campaign-state-changed', 'done']);
      expect(await database.owner.$count(invitations, eq(invitations.campaignId, campaignId))).toBe(5);
      expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(6);
    }
  });

  it('takes an edit that comes at the same moment wholly or not at all', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    const reports = await team(6, managerId);
    const raters = reports.slice(0, 4).map((personId) => ({ personId, group: 'team-members' as const }));
    for (let round = 0; round < 5; round += 1) {
      const campaignId = await draft(hr, { leaderIds: [managerId] });
      const [, edited] = await Promise.all([
        open(hr, campaignId),
        outcome(setRaters(database.api, hr, { campaignId, leaderId: managerId, raters })),
      ]);
      const asked = await database.owner.$count(assignments, eq(assignments.campaignId, campaignId));
      expect([edited, asked]).toEqual(edited === 'done' ? ['done', 4] : ['campaign-not-editable', 6]);
    }
  });

  it('is recorded with numbers only', async () => {
    const managerId = await createPersonRow(database.owner, organizationId);
    await team(3, managerId);
    const campaignId = await draft(hr, { leaderIds: [managerId] });
    await open(hr, campaignId);
    const [event] = await database.owner
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.targetId, campaignId), eq(auditEvents.action, 'campaign.opened')));
    expect(event).toMatchObject({
      actorId: hr.personId,
      details: { leaders: 1, invitations: 3, assignments: 3, minimumGroupSize: 3, leadersAskedAlike: 0 },
    });
  });
});

describe('asking almost the same people again', () => {
  async function leaderWithTeam(size: number) {
    const leader = await createActor(database.owner, organizationId, ['leader']);
    return { leader, reports: await team(size, leader.personId) };
  }
  async function request(leader: Actor, raterIds: readonly string[]): Promise<string> {
    const campaignId = await draft(leader, { kind: 'leader' });
    const raters = raterIds.map((personId) => ({ personId, group: 'team-members' as const }));
    await setRaters(database.api, leader, { campaignId, leaderId: leader.personId, raters });
    return campaignId;
  }

  it('is refused in a leader’s own requests, for twelve months', async () => {
    const { leader, reports } = await leaderWithTeam(4);
    const [a = '', b = '', c = '', d = ''] = reports;
    await open(leader, await request(leader, [a, b, c]));
    const swapped = await request(leader, [a, b, d]);
    await expect(open(leader, swapped)).rejects.toMatchObject({
      code: 'raters-too-alike',
      message: expect.stringContaining('2 people would differ'),
    });
    expect((await stateOf(swapped))?.state).toBe('draft');
    expect(await outcome(open(leader, await request(leader, [c, b, a])))).toBe('done');
    await database.owner.execute(
      sql`UPDATE campaigns SET closed_at = ${clock.now().toISOString()} WHERE state = 'collecting'`,
    );
    clock.advance(366 * dayMs);
    expect(await outcome(open(leader, await request(leader, [a, b, d])))).toBe('done');
  });

  it('is refused for as long as the other one collects, however long ago it was opened', async () => {
    const { leader, reports } = await leaderWithTeam(4);
    const [a = '', b = '', c = '', d = ''] = reports;
    await open(leader, await request(leader, [a, b, c]));
    clock.advance(366 * dayMs);
    expect(await outcome(open(leader, await request(leader, [a, b, d])))).toBe('raters-too-alike');
  });

  it('does not count what was cancelled unseen', async () => {
    const { leader, reports } = await leaderWithTeam(4);
    const [a = '', b = '', c = '', d = ''] = reports;
    const first = await request(leader, [a, b, c]);
    await open(leader, first);
    await cancelCampaign(database.api, leader, { campaignId: first });
    expect(await outcome(open(leader, await request(leader, [a, b, d])))).toBe('done');
  });

  it('cannot be slipped in by opening two at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { leader, reports } = await leaderWithTeam(4);
      const [a = '', b = '', c = '', d = ''] = reports;
      const drafts = [await request(leader, [a, b, c]), await request(leader, [a, b, d])];
      const outcomes = await Promise.all(drafts.map((campaignId) => outcome(open(leader, campaignId))));
      expect(outcomes.sort()).toEqual(['done', 'raters-too-alike']);
    }
  });

  it('is told and recorded in campaigns that HR runs', async () => {
    const { leader, reports } = await leaderWithTeam(4);
    await database.owner
      .update(people)
      .set({ givenName: 'Lea', familyName: 'Ahn' })
      .where(eq(people.id, leader.personId));
    await open(leader, await request(leader, reports.slice(0, 3)));
    const campaignId = await draft(hr, { leaderIds: [leader.personId] });
    const { result } = await open(hr, campaignId);
    expect(result.warnings).toEqual([expect.stringMatching(/^Lea Ahn: almost the same people .*\(all but 1 person\)/)]);
    const [event] = await database.owner
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.targetId, campaignId), eq(auditEvents.action, 'campaign.opened')));
    expect(event?.details).toMatchObject({ leadersAskedAlike: 1 });
  });
});

describe('opening for a whole organisation', () => {
  it('opens 500 leaders with twelve raters each in a few dozen statements', { timeout: 120_000 }, async () => {
    const leaders = peopleOf(500, () => null);
    await insertPeople(leaders);
    await insertPeople(peopleOf(6000, (index) => leaders[index % 500]?.id ?? null));
    let statements = 0;
    const counted: Database = drizzle(database.api.$client, {
      logger: {
        logQuery: () => {
          statements += 1;
        },
      },
    });
    const { id } = await createCampaign(counted, hr, input({ leaderIds: leaders.map((row) => row.id) }), clock);
    expect(statements).toBeLessThan(20);
    statements = 0;
    const { jobs } = await openCampaign(counted, hr, { campaignId: id }, clock, testKeys());
    expect(statements).toBeLessThan(40);
    expect(await database.owner.$count(assignments, eq(assignments.campaignId, id))).toBe(6000);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, id))).toBe(6500);
    // Whoever opened need not wait for 6500 mails to reach the queue: the sweep of the outbox takes the rest.
    expect(jobs).toHaveLength(300);
  });

  function peopleOf(number: number, managerOf: (index: number) => string | null) {
    return Array.from({ length: number }, (_, index) => {
      const id = randomUUID();
      return {
        id,
        organizationId,
        givenName: 'Robin',
        familyName: String(index),
        email: `${id}@example.test`,
        managerId: managerOf(index),
      };
    });
  }

  async function insertPeople(rows: ReturnType<typeof peopleOf>): Promise<void> {
    for (let start = 0; start < rows.length; start += 2000) {
      await database.owner.insert(people).values(rows.slice(start, start + 2000));
    }
  }
});

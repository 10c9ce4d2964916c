import { type AnswerSheet, getInstrument, type LeaderRelease } from '@heartset/model';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaignLeaders } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { endRound } from '../../testing/campaign-rounds.ts';
import { answerAs } from '../../testing/campaign-stage.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

/** A leader with two reports about themself, through the API: what can be asked twice, and what laying both side by side tells. */

const dayMs = 24 * 3600 * 1000;

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

type Asked = { personId: string; group: 'team-members' | 'senior-leaders' };

async function call(actor: Actor, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const headers = product.cookieOf(actor);
  const reply = await product.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

async function draft(actor: Actor, leader: Actor, asked: readonly Asked[], settings: object = {}): Promise<string> {
  const deadlineAt = new Date(product.clock.now().getTime() + 14 * dayMs).toISOString();
  const kind = actor === leader ? 'leader' : 'organization';
  const fixed = { minimumGroupSize: 3, releaseMode: 'automatic', reportReaders: 'leader', graceHours: 24 };
  const leaderIds = kind === 'leader' ? [] : [leader.personId];
  const wanted = { kind, name: 'Feedback', deadlineAt, seniorLeaders: 'anonymous', leaderIds, ...fixed, ...settings };
  const made = await call(actor, 'POST', '/campaigns', wanted);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const raters = await call(actor, 'PUT', `/campaigns/${made.body.id}/leaders/${leader.personId}/raters`, {
    raters: asked,
  });
  expect(raters.status, JSON.stringify(raters.body)).toBe(200);
  return made.body.id;
}

const open = (actor: Actor, campaignId: string) => call(actor, 'POST', `/campaigns/${campaignId}/open`);

/** The same person says the same both times. */
async function answerAll(campaignId: string, sheets: ReadonlyMap<string, AnswerSheet>): Promise<void> {
  const rows = await database.owner
    .select({
      assignmentId: assignments.id,
      label: assignments.label,
      subjectKey: campaignLeaders.subjectKey,
      raterId: invitations.raterId,
    })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(
      campaignLeaders,
      and(eq(campaignLeaders.campaignId, assignments.campaignId), eq(campaignLeaders.leaderId, assignments.leaderId)),
    )
    .where(eq(assignments.campaignId, campaignId))
    .orderBy(asc(invitations.raterId));
  for (const row of rows) {
    const sheet = sheets.get(row.raterId);
    if (sheet) await answerAs(database.api, { campaignId }, row, sheet);
  }
  await endRound(database, product.clock, campaignId);
}

async function readAs(leader: Actor, campaignId: string): Promise<LeaderRelease> {
  const { body } = await call(leader, 'GET', `/reports/${campaignId}/${leader.personId}`);
  expect(body.result.status).toBe('released');
  return body.result.release;
}

/** Per item, what the sum over one report's block is more than over the other's: a plain subtraction of what is printed. */
function subtract(large: LeaderRelease, small: LeaderRelease, block: string): Map<string, number> {
  const sums = (release: LeaderRelease) => {
    const about = release.blocks.find((one) => one.block === block);
    const n = about?.status === 'shown' ? about.n : 0;
    return new Map(
      release.items.flatMap(({ itemId, blocks }) => {
        const one = blocks.find((statement) => statement.block === block);
        return one?.status === 'shown' && one.mark === 'plain' ? [[itemId, Math.round(one.value * n)] as const] : [];
      }),
    );
  };
  const rest = sums(small);
  return new Map(
    [...sums(large)].flatMap(([itemId, sum]) => {
      const part = rest.get(itemId);
      return part === undefined ? [] : [[itemId, sum - part] as const];
    }),
  );
}

async function people(count: number, group: Asked['group'], managerId: string | null): Promise<Asked[]> {
  const made: Asked[] = [];
  for (let index = 0; index < count; index += 1) {
    made.push({ personId: await createPersonRow(database.owner, organizationId, { managerId }), group });
  }
  return made;
}

const itemIds = getInstrument('hcl-360')?.items.map(({ id }) => id) ?? [];

/** Everybody rates in their own way: 2, 3 or 4. */
function sheetsOf(asked: readonly Asked[]): Map<string, AnswerSheet> {
  return new Map(
    asked.map(({ personId }, place) => [
      personId,
      { ratings: Object.fromEntries(itemIds.map((id, item) => [id, 2 + ((place * 2 + item) % 3)])), comments: [] },
    ]),
  );
}

const right = (rest: ReadonlyMap<string, number>, sheets: ReadonlyMap<string, AnswerSheet>) =>
  [...rest].filter(([itemId, sum]) => [...sheets.values()].at(-1)?.ratings[itemId] === sum).length;

describe('two reports about one leader, subtracted', () => {
  it('cannot be had by asking oneself for both of them', async () => {
    const leader = await createActor(database.owner, organizationId, ['leader']);
    const team = await people(5, 'team-members', leader.personId);
    const first = await draft(leader, leader, team);
    expect((await open(leader, first)).status).toBe(200);
    const second = await open(leader, await draft(leader, leader, team.slice(0, 4)));
    expect(second).toMatchObject({ status: 409, body: { code: 'raters-too-alike' } });
  });

  // What "What is not promised" in docs/METHODS.md says, and how much it is.
  it('after one of HR’s give away every answer of the one who is missing: that is told, and on record', async () => {
    const leader = await createActor(database.owner, organizationId, ['leader']);
    const team = await people(5, 'team-members', leader.personId);
    const sheets = sheetsOf(team);
    const byHr = await draft(hr, leader, team);
    expect((await open(hr, byHr)).body.warnings).toEqual([]);
    await answerAll(byHr, sheets);
    const own = await draft(leader, leader, team.slice(0, 4));
    const opened = await open(leader, own);
    expect(opened.body.warnings).toEqual([expect.stringContaining('all but 1 person')]);
    const [event] = await database.owner
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.targetId, own), eq(auditEvents.action, 'campaign.opened')));
    expect(event?.details).toMatchObject({ leadersAskedAlike: 1 });
    await answerAll(own, sheets);
    const rest = subtract(await readAs(leader, byHr), await readAs(leader, own), 'team-members');
    expect([rest.size, right(rest, sheets)]).toEqual([itemIds.length, itemIds.length]);
  });

  it('one of which names somebody leave two of three over: that is told', async () => {
    const leader = await createActor(database.owner, organizationId, ['leader']);
    const team = await people(3, 'team-members', leader.personId);
    const seniors = await people(3, 'senior-leaders', null);
    const settings = { seniorLeaders: 'identified' };
    const byHr = await draft(hr, leader, [...team, ...seniors.slice(0, 1)], settings);
    expect((await open(hr, byHr)).body.warnings).toEqual([]);
    const opened = await open(leader, await draft(leader, leader, [...team, ...seniors]));
    expect(opened.body.warnings).toEqual([expect.stringContaining('could give away what one person said')]);
  });

  it('of the same people, one of whom was away the second time, do so too: nobody can know who will answer', async () => {
    const leader = await createActor(database.owner, organizationId, ['leader']);
    const team = await people(4, 'team-members', leader.personId);
    const sheets = sheetsOf(team);
    const first = await draft(leader, leader, team);
    await open(leader, first);
    await answerAll(first, sheets);
    const again = await draft(leader, leader, team);
    expect((await open(leader, again)).status).toBe(200);
    await answerAll(again, new Map([...sheets].slice(0, 3)));
    const rest = subtract(await readAs(leader, first), await readAs(leader, again), 'team-members');
    expect([rest.size, right(rest, sheets)]).toEqual([itemIds.length, itemIds.length]);
  });
});

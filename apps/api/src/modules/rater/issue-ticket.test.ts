import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import {
  createCampaignStage,
  drawTicket,
  type StageAssignment,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { issueTicket } from './issue-ticket.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function stageWithRater(options: StageOptions = {}) {
  const stage = await createCampaignStage(database.owner, options);
  const [assignment, other] = stage.assignments;
  if (!assignment || !other) throw new Error('no assignments');
  return { stage, assignment, other };
}

/** 'issued' or the code of the refusal. */
async function issue(assignment: StageAssignment, ticketHash: string): Promise<string> {
  try {
    await issueTicket(database.api, assignment.invitationId, { assignmentId: assignment.assignmentId, ticketHash });
    return 'issued';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const setState = (campaignId: string, state: string) =>
  database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${campaignId}`);

async function ticketsOf(campaignId: string): Promise<{ label: string; redeemed: boolean }[]> {
  const rows = await database.tally.execute<{ label: string; redeemed: boolean }>(
    sql`SELECT label, redeemed_digest IS NOT NULL AS redeemed FROM tickets WHERE campaign_id = ${campaignId}`,
  );
  return rows.rows;
}

describe('issuing a ticket', () => {
  it('gives one, whoever of many tabs is first', async () => {
    const { stage, assignment } = await stageWithRater();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(assignment, drawTicket().ticketHash)));
    expect(outcomes.filter((outcome) => outcome === 'issued')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'continue-where-you-began')).toHaveLength(7);
    expect(await ticketsOf(stage.campaignId)).toEqual([{ label: assignment.label, redeemed: false }]);
  });

  it('gives the same one to all who ask with the same', async () => {
    const { stage, assignment } = await stageWithRater();
    const { ticketHash } = drawTicket();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(assignment, ticketHash)));
    expect(new Set(outcomes)).toEqual(new Set(['issued']));
    expect(await ticketsOf(stage.campaignId)).toHaveLength(1);
  });

  it("does not take another assignment's ticket for its own, and stays without one then", async () => {
    const { stage, assignment, other } = await stageWithRater();
    const { ticketHash } = drawTicket();
    expect(await issue(assignment, ticketHash)).toBe('issued');
    expect(await issue(other, ticketHash)).toBe('continue-where-you-began');
    expect(await issue(other, drawTicket().ticketHash)).toBe('issued');
    expect(await ticketsOf(stage.campaignId)).toHaveLength(2);
  });

  it('stops with collecting; who had asked before still hears that the ticket is good during the grace', async () => {
    const { stage, assignment, other } = await stageWithRater();
    const { ticketHash } = drawTicket();
    await issue(assignment, ticketHash);
    await setState(stage.campaignId, 'closing');
    expect(await issue(assignment, ticketHash)).toBe('issued');
    expect(await issue(assignment, drawTicket().ticketHash)).toBe('continue-where-you-began');
    expect(await issue(other, drawTicket().ticketHash)).toBe('campaign-ended');
    for (const state of ['closed', 'released', 'cancelled']) {
      await setState(stage.campaignId, state);
      expect(await issue(assignment, ticketHash)).toBe('campaign-ended');
    }
  });

  it('says that it may go on where a further round may follow, so that devices keep what was written on them', async () => {
    const { stage, assignment } = await stageWithRater({ furtherRound: true });
    for (const state of ['closing', 'closed', 'released']) {
      await setState(stage.campaignId, state);
      expect(await issue(assignment, drawTicket().ticketHash), state).toBe('between-rounds');
    }
    await setState(stage.campaignId, 'cancelled');
    expect(await issue(assignment, drawTicket().ticketHash)).toBe('campaign-ended');
  });

  it('leaves one bit: no audit row, and no time', async () => {
    const { assignment } = await stageWithRater();
    const audits = async () =>
      (await database.owner.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM audit_events`)).rows[0]?.n;
    const before = await audits();
    await issue(assignment, drawTicket().ticketHash);
    expect(await audits()).toBe(before);
    const times = await database.owner.execute(
      sql`SELECT column_name FROM information_schema.columns WHERE table_name IN ('tickets', 'answer_sheets', 'assignments')
        AND (data_type LIKE '%time%' OR data_type = 'date' OR data_type LIKE '%int%' OR is_identity = 'YES')`,
    );
    expect(times.rows).toEqual([]);
  });

  it('waits for a tally that forgets who was handed one, without the two locking each other out', async () => {
    const { stage, assignment } = await stageWithRater();
    const { ticketHash } = drawTicket();
    await issue(assignment, ticketHash);
    await setState(stage.campaignId, 'closing');
    let asking: Promise<string> | undefined;
    await database.tally.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(campaign_lock_key(${stage.campaignId}))`);
      asking = issue(assignment, ticketHash);
      await sleep(150);
      await tx.execute(sql`SELECT forget_issued(${stage.campaignId})`);
      await tx.execute(sql`DELETE FROM tickets WHERE campaign_id = ${stage.campaignId}`);
      await tx.execute(sql`UPDATE campaigns SET state = 'closed' WHERE id = ${stage.campaignId}`);
    });
    expect(await asking).toBe('campaign-ended');
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { createCampaignStage, type StageAssignment, type StageOptions } from '../../testing/campaign-stage.ts';
import { drawToken } from '../../testing/play-device.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { issueBallot } from './issue-ballot.ts';

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
async function issue(assignment: StageAssignment, blindedElement: Uint8Array): Promise<string> {
  try {
    const { assignmentId, invitationId } = assignment;
    await issueBallot(database.api, testKeys(), invitationId, { assignmentId, blindedElement });
    return 'issued';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const setState = (campaignId: string, state: string) =>
  database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${campaignId}`);

/** Another token each time. */
const issueAny = async (assignment: StageAssignment) => issue(assignment, (await drawToken()).blindedElement);

async function numbersOf(campaignId: string): Promise<unknown> {
  const rows = await database.tally.execute(
    sql`SELECT issued, redeemed FROM ballot_numbers WHERE campaign_id = ${campaignId}`,
  );
  return rows.rows[0];
}

describe('issuing a ballot', () => {
  it('gives one, whoever of many tabs is first', async () => {
    const { stage, assignment } = await stageWithRater();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issueAny(assignment)));
    expect(outcomes.filter((outcome) => outcome === 'issued')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'continue-where-you-began')).toHaveLength(7);
    expect(await numbersOf(stage.campaignId)).toEqual({ issued: 1, redeemed: 0 });
  });

  it('gives the same one to all who ask with the same', async () => {
    const { stage, assignment } = await stageWithRater();
    const { blindedElement } = await drawToken();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(assignment, blindedElement)));
    expect(new Set(outcomes)).toEqual(new Set(['issued']));
    expect(await numbersOf(stage.campaignId)).toEqual({ issued: 1, redeemed: 0 });
  });

  it('is blind: who shows the element of another assignment gets a ballot of their own', async () => {
    const { stage, assignment, other } = await stageWithRater();
    const { blindedElement } = await drawToken();
    expect(await issue(assignment, blindedElement)).toBe('issued');
    expect(await issue(other, blindedElement)).toBe('issued');
    expect(await numbersOf(stage.campaignId)).toEqual({ issued: 2, redeemed: 0 });
  });

  it('notes nothing for what is no element, and says when the key is gone', async () => {
    const { stage, assignment } = await stageWithRater();
    expect(await issue(assignment, new Uint8Array(32))).toBe('input-invalid');
    expect(await numbersOf(stage.campaignId)).toBeUndefined();
    await testKeys().destroy({ campaignId: stage.campaignId, purpose: 'issuing' });
    expect(await issueAny(assignment)).toBe('ballots-unavailable');
    expect(await numbersOf(stage.campaignId)).toBeUndefined();
  });

  it('stops with collecting; who had asked before still gets the same answer during the grace', async () => {
    const { stage, assignment, other } = await stageWithRater();
    const { blindedElement } = await drawToken();
    await issue(assignment, blindedElement);
    await setState(stage.campaignId, 'closing');
    expect(await issue(assignment, blindedElement)).toBe('issued');
    expect(await issueAny(assignment)).toBe('continue-where-you-began');
    expect(await issueAny(other)).toBe('campaign-ended');
    for (const state of ['closed', 'released', 'cancelled']) {
      await setState(stage.campaignId, state);
      expect(await issue(assignment, blindedElement)).toBe(
        state === 'cancelled' ? 'campaign-cancelled' : 'campaign-ended',
      );
    }
  });

  it('says that it may go on where a further round may follow, so that devices keep what was written on them', async () => {
    const { stage, assignment } = await stageWithRater({ furtherRound: true });
    for (const state of ['closing', 'closed', 'released']) {
      await setState(stage.campaignId, state);
      expect(await issueAny(assignment), state).toBe('between-rounds');
    }
    await setState(stage.campaignId, 'cancelled');
    expect(await issueAny(assignment)).toBe('campaign-cancelled');
  });

  it('leaves one bit: no audit row, and no time', async () => {
    const { assignment } = await stageWithRater();
    const audits = async () =>
      (await database.owner.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM audit_events`)).rows[0]?.n;
    const before = await audits();
    await issueAny(assignment);
    expect(await audits()).toBe(before);
    const times = await database.owner.execute(
      sql`SELECT column_name FROM information_schema.columns WHERE table_name IN ('spent_tokens', 'sealed_ballots', 'issued_ballots', 'assignments')
        AND (data_type LIKE '%time%' OR data_type = 'date' OR data_type LIKE '%int%' OR is_identity = 'YES')`,
    );
    expect(times.rows).toEqual([]);
  });

  it('leaves no trace on the assignment, not even of a lock', async () => {
    const { assignment, other } = await stageWithRater();
    const traces = async () => {
      const rows = await database.owner.execute(
        sql`SELECT ctid, xmin, xmax, cmin, cmax FROM assignments WHERE id IN (${assignment.assignmentId}, ${other.assignmentId}) ORDER BY id`,
      );
      return rows.rows;
    };
    const before = await traces();
    expect(await issueAny(assignment)).toBe('issued');
    expect(await issueAny(assignment)).toBe('continue-where-you-began');
    expect(await traces()).toEqual(before);
  });

  it('waits for a tally that forgets who was handed one, without the two locking each other out', async () => {
    const { stage, assignment } = await stageWithRater();
    const { blindedElement } = await drawToken();
    await issue(assignment, blindedElement);
    await setState(stage.campaignId, 'closing');
    let asking: Promise<string> | undefined;
    await database.tally.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(campaign_lock_key(${stage.campaignId}))`);
      asking = issue(assignment, blindedElement);
      await sleep(150);
      await tx.execute(sql`SELECT forget_issued(${stage.campaignId})`);
      await tx.execute(sql`DELETE FROM ballot_numbers WHERE campaign_id = ${stage.campaignId}`);
      await tx.execute(sql`UPDATE campaigns SET state = 'closed' WHERE id = ${stage.campaignId}`);
    });
    expect(await asking).toBe('campaign-ended');
  });
});

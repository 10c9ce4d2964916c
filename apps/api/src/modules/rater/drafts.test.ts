import { randomBytes } from 'node:crypto';
import { draftBytes } from '@heartset/ballot/protocol/draft-format';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageAssignment,
} from '../../testing/campaign-stage.ts';
import { ballotBody, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { createTestApp, createTestClock, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { advanceCampaigns } from '../tally/advance-campaigns.ts';

let database: TestDatabase;
let product: TestApp;
const logLines: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database, {
    config: { logLevel: 'debug' },
    logDestination: { write: (line) => logLines.push(line) },
  });
});
afterAll(async () => {
  await product.close();
  await database.close();
});

async function stageWithRaters(options: Parameters<typeof createCampaignStage>[1] = {}) {
  const stage = await createCampaignStage(database.owner, options);
  const [first, second] = stage.assignments;
  if (!first || !second) throw new Error('no assignments');
  return { stage, first, second };
}

const anyDraft = (length = draftBytes) => Buffer.concat([Buffer.of(1), randomBytes(length - 1)]);
const urlOf = ({ assignmentId }: StageAssignment) => `/api/v1/rater/assignments/${assignmentId}/draft`;
const cookieOf = (rater: StageAssignment) => product.raterCookieOf(rater.invitationId);

const save = (assignment: StageAssignment, payload: Buffer, headers: Record<string, string> = cookieOf(assignment)) =>
  product.app.inject({
    method: 'PUT',
    url: urlOf(assignment),
    headers: { 'content-type': 'application/octet-stream', ...headers },
    payload,
  });
const read = (assignment: StageAssignment, headers: Record<string, string> = cookieOf(assignment)) =>
  product.app.inject({ url: urlOf(assignment), headers });

const setState = ({ campaignId }: CampaignStage, state: string) =>
  database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${campaignId}`);

async function kept({ campaignId }: CampaignStage) {
  const rows = await database.owner.execute(
    sql`SELECT assignment_key, sha256(content) AS content, ctid, xmin, xmax FROM drafts WHERE campaign_id = ${campaignId} ORDER BY 1`,
  );
  return rows.rows;
}

describe('a draft', () => {
  it('comes back as it was kept, and the next one takes its place', async () => {
    const { stage, first } = await stageWithRaters();
    expect((await read(first)).statusCode).toBe(204);
    for (const draft of [anyDraft(), anyDraft()]) {
      expect((await save(first, draft)).statusCode).toBe(204);
      const reply = await read(first);
      expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/octet-stream']);
      expect(reply.rawPayload.equals(draft)).toBe(true);
      expect(reply.headers['cache-control']).toBe('no-store');
    }
    expect(await kept(stage)).toHaveLength(1);
  });

  it('has one size and one form', async () => {
    const { stage, first } = await stageWithRaters();
    for (const wrong of [Buffer.alloc(0), anyDraft(draftBytes - 1), Buffer.alloc(draftBytes, 2)]) {
      expect((await save(first, wrong)).json()).toMatchObject({ status: 400, code: 'input-invalid' });
    }
    expect((await save(first, anyDraft(draftBytes + 1))).json()).toMatchObject({ status: 413, code: 'body-too-large' });
    const asText = await save(first, anyDraft(), { ...cookieOf(first), 'content-type': 'text/plain' });
    expect(asText.json()).toMatchObject({ status: 415, code: 'media-type-unsupported' });
    expect(await kept(stage)).toEqual([]);
  });

  it('is its own rater’s alone', async () => {
    const { first, second } = await stageWithRaters();
    await save(first, anyDraft());
    for (const headers of [{}, cookieOf(second)]) {
      const codes = [(await read(first, headers)).statusCode, (await save(first, anyDraft(), headers)).statusCode];
      expect(codes).toEqual('cookie' in headers ? [404, 404] : [401, 401]);
    }
  });

  it('is refused once the campaign asks nobody any more, and to who was taken out', async () => {
    const { stage, first, second } = await stageWithRaters();
    await save(first, anyDraft());
    await database.owner.execute(sql`UPDATE invitations SET removed = true WHERE id = ${second.invitationId}`);
    expect((await save(second, anyDraft())).json()).toMatchObject({ status: 410, code: 'link-withdrawn' });
    await setState(stage, 'closing');
    expect((await save(first, anyDraft())).json()).toMatchObject({ status: 410, code: 'campaign-ended' });
    await setState(stage, 'closed');
    expect((await read(first)).json()).toMatchObject({ status: 410, code: 'campaign-ended' });
  });

  it('goes with all others of its campaign at the close, and with nothing else', async () => {
    const { stage, first, second } = await stageWithRaters();
    const other = await stageWithRaters();
    for (const one of [first, second, other.first]) await save(one, anyDraft());
    await advanceCampaigns(database.tally, createTestClock());
    expect(await kept(stage)).toHaveLength(2);
    await setState(stage, 'closing');
    await advanceCampaigns(database.tally, createTestClock());
    expect([await kept(stage), (await kept(other.stage)).length]).toEqual([[], 1]);
    expect((await read(first)).statusCode).toBe(204);
  });
});

describe('what a draft tells', () => {
  it('is nothing about sending: the row stays where and as it was', async () => {
    const { stage, first, second } = await stageWithRaters();
    for (const one of [first, second]) await save(one, anyDraft());
    const before = await kept(stage);
    const ballot = await takeBallot(product, stage.campaignId, first);
    expect((await sendBallot(product, ballotBody(ballot, plainSheet(stage)))).statusCode).toBe(200);
    expect(await kept(stage)).toEqual(before);
  });

  it('is no time, nothing on the assignment, and no line in the log', async () => {
    const { first } = await stageWithRaters();
    const traces = async () =>
      (
        await database.owner.execute(
          sql`SELECT a.ctid, a.xmin, a.xmax, i.ctid AS i, i.xmin AS ix, i.xmax AS im, c.xmax AS cm FROM assignments a
            JOIN invitations i ON i.id = a.invitation_id JOIN campaigns c ON c.id = a.campaign_id WHERE a.id = ${first.assignmentId}`,
        )
      ).rows;
    const before = await traces();
    const lines = logLines.length;
    await save(first, anyDraft());
    await save(first, anyDraft());
    await read(first);
    expect(await traces()).toEqual(before);
    expect(logLines.slice(lines)).toEqual([]);
    const columns = await database.owner.execute(
      sql`SELECT data_type FROM information_schema.columns WHERE table_name = 'drafts' ORDER BY 1`,
    );
    expect(columns.rows).toEqual([{ data_type: 'bytea' }, { data_type: 'bytea' }, { data_type: 'uuid' }]);
  });
});

import { isReceiptListed, parseReceiptList, receiptOf } from '@heartset/ballot/protocol/receipt';
import type { PublishedReceipts } from '@heartset/model/api/ballots';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '../../db/schema/campaigns.ts';
import { uncountedLeaders } from '../../db/schema/results.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { ballotBody, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { createTestApp, createTestClock, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { endFurtherRounds } from './end-further-rounds.ts';
import { publishReceipts } from './publish-receipts.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';

let database: TestDatabase;
let product: TestApp;
const clock = createTestClock();
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
});
afterAll(async () => {
  await product.close();
  await database.close();
});

async function answer(stage: CampaignStage, answers: Record<string, number>): Promise<void> {
  const left = { ...answers };
  for (const assignment of stage.assignments) {
    if ((left[assignment.group] ?? 0) <= 0) continue;
    left[assignment.group] = (left[assignment.group] ?? 0) - 1;
    await answerAs(database.api, stage, assignment, plainSheet(stage));
  }
}

async function count({ campaignId }: CampaignStage): Promise<void> {
  await database.owner
    .update(campaigns)
    .set({ state: 'closing', graceEndsAt: new Date(0) })
    .where(eq(campaigns.id, campaignId));
  await tallyCampaign(countingDeps(database, clock), campaignId);
  await releaseCampaign(database.tally, clock, campaignId);
}

async function read({ campaignId }: CampaignStage): Promise<PublishedReceipts> {
  return (await product.app.inject(`/api/v1/campaigns/${campaignId}/receipts`)).json();
}

async function tokensOf({ campaignId }: CampaignStage, table: 'spent_tokens' | 'counted_tokens'): Promise<Buffer[]> {
  const found = await database.owner.execute<{ token_hash: Buffer }>(
    sql`SELECT token_hash FROM ${sql.identifier(table)} WHERE campaign_id = ${campaignId}`,
  );
  return found.rows.map((row) => row.token_hash);
}

function listOf(published: PublishedReceipts) {
  if (published.status !== 'published') throw new Error(`not published: ${published.status}`);
  return parseReceiptList(published.document);
}

const fourAndFour = { leaders: [{ raters: { 'team-members': 4, others: 4 } }] };

describe('the list of receipts', () => {
  it('has every receipt that was given, sorted, once the reports are out, and the tokens are forgotten', async () => {
    const stage = await createCampaignStage(database.owner, fourAndFour);
    const [first] = stage.assignments;
    if (!first) throw new Error('no rater');
    const sent = await sendBallot(
      product,
      ballotBody(await takeBallot(product, stage.campaignId, first), plainSheet(stage)),
    );
    await answer({ ...stage, assignments: stage.assignments.slice(1) }, { 'team-members': 2, others: 3 });
    const receipts = await Promise.all((await tokensOf(stage, 'spent_tokens')).map((hash) => receiptOf(hash)));
    expect(receipts).toContain(sent.json().receipt);
    expect(await read(stage)).toEqual({ status: 'not-yet', waitsFor: 'reports' });
    await count(stage);
    expect(await tokensOf(stage, 'counted_tokens')).toHaveLength(6);
    expect(await read(stage)).toEqual({ status: 'not-yet', waitsFor: 'reports' });
    expect(await publishReceipts(database.tally)).toBe(1);
    const published = await read(stage);
    const list = listOf(published);
    expect(list.receipts).toEqual(list.receipts.toSorted());
    expect(list.receipts).toHaveLength(8);
    for (const receipt of receipts) expect(await isReceiptListed(list, receipt)).toBe(true);
    expect([await tokensOf(stage, 'spent_tokens'), await tokensOf(stage, 'counted_tokens')]).toEqual([[], []]);
    expect(await publishReceipts(database.tally)).toBe(0);
    expect(await read(stage)).toEqual(published);
  });

  it('is as long as people were asked, however few have answered in a group that is not shown', async () => {
    for (const others of [0, 1, 2, 4]) {
      const stage = await createCampaignStage(database.owner, fourAndFour);
      await answer(stage, { 'team-members': 4, others });
      const receipts = await Promise.all((await tokensOf(stage, 'spent_tokens')).map((hash) => receiptOf(hash)));
      await count(stage);
      await publishReceipts(database.tally);
      const list = listOf(await read(stage));
      expect(new Set(list.receipts).size).toBe(8);
      expect(list.receipts).toEqual(list.receipts.toSorted());
      for (const receipt of receipts) expect(await isReceiptListed(list, receipt)).toBe(true);
      expect(await tokensOf(stage, 'counted_tokens')).toEqual([]);
    }
  });

  it('waits for leaders who could not be counted yet, and for HR’s release', async () => {
    const stage = await createCampaignStage(database.owner, { ...fourAndFour, releaseMode: 'by-hr' });
    await answer(stage, { 'team-members': 4, others: 4 });
    await count(stage);
    expect(await publishReceipts(database.tally)).toBe(0);
    const here = eq(campaigns.id, stage.campaignId);
    await database.owner.update(campaigns).set({ state: 'released', releasedAt: new Date() }).where(here);
    const waiting = {
      campaignId: stage.campaignId,
      subjectKey: 'somebody',
      code: 'unknown-item',
      nextTryAt: new Date(),
    };
    await database.owner.insert(uncountedLeaders).values(waiting);
    expect(await publishReceipts(database.tally)).toBe(0);
    await database.owner.update(uncountedLeaders).set({ givenUpAt: new Date() });
    expect(await publishReceipts(database.tally)).toBe(1);
    expect(listOf(await read(stage)).receipts).toHaveLength(8);
  });

  it('waits while people may be asked once more, and is there when they were not', async () => {
    const stage = await createCampaignStage(database.owner, { ...fourAndFour, furtherRound: true });
    await answer(stage, { 'team-members': 4, others: 3 });
    await count(stage);
    expect(await publishReceipts(database.tally)).toBe(0);
    expect(await read(stage)).toEqual({ status: 'not-yet', waitsFor: 'further-round' });
    await endFurtherRounds(database.tally, createTestClock(new Date(Date.now() + 61 * 24 * 3600 * 1000)));
    expect(await tokensOf(stage, 'spent_tokens')).toEqual([]);
    expect(await publishReceipts(database.tally)).toBe(1);
    expect(listOf(await read(stage)).receipts).toHaveLength(8);
  });

  it('is not there after a further round', async () => {
    const stage = await createCampaignStage(database.owner, { ...fourAndFour, furtherRound: true });
    await answer(stage, { 'team-members': 4, others: 3 });
    await count(stage);
    await database.owner.execute(sql`
      UPDATE campaigns SET state = 'collecting', round = 2, counted_at = NULL WHERE id = ${stage.campaignId}`);
    await count(stage);
    expect(await tokensOf(stage, 'counted_tokens')).toEqual([]);
    expect(await publishReceipts(database.tally)).toBe(1);
    expect(await read(stage)).toEqual({ status: 'withheld', why: 'asked-again' });
  });

  it('is made once by two workers at the same time, and changed by nobody', async () => {
    const stage = await createCampaignStage(database.owner, fourAndFour);
    await answer(stage, { 'team-members': 4, others: 4 });
    await count(stage);
    await Promise.all([publishReceipts(database.tally), publishReceipts(database.tally)]);
    expect(listOf(await read(stage)).receipts).toHaveLength(8);
    for (const login of [database.owner, database.api, database.mailer, database.tally]) {
      await expect(login.execute(sql`UPDATE receipt_lists SET outcome = 'asked-again'`)).rejects.toThrow();
      await expect(login.execute(sql`DELETE FROM receipt_lists`)).rejects.toThrow();
    }
  });

  it('is nobody’s for a campaign that was never opened', async () => {
    const reply = await product.app.inject('/api/v1/campaigns/6f9619ff-8b86-4d01-b42d-00c04fc964ff/receipts');
    expect(reply.json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});

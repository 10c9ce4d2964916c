import type { AnswerSheet } from '@heartset/model';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { releases } from '../../db/schema/results.ts';
import { askOnceMore, endRound } from '../../testing/campaign-rounds.ts';
import { answerAs, type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { readReport } from '../reports/read-report.ts';

const clock = createTestClock();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function answer(stage: CampaignStage, group: string, place: number, text?: string): Promise<void> {
  const one = stage.assignments.filter((each) => each.group === group)[place];
  const [promptId = ''] = stage.promptIds;
  if (!one) throw new Error(`nobody was staged as ${group} ${place}`);
  const sheet: AnswerSheet = {
    ratings: Object.fromEntries(stage.itemIds.map((id) => [id, 4])),
    comments: text === undefined ? [] : [{ promptId, text, mode: 'as-written' }],
  };
  await answerAs(database.api, stage, one, sheet);
}

/** The team's words are shown at once; those from outside are two early and, in one of the stages, two late. */
async function wordsOfBothRounds(lateWords: readonly (string | undefined)[]) {
  const stage = await createCampaignStage(database.owner, {
    furtherRound: true,
    leaders: [{ raters: { 'team-members': 4, others: 5 } }],
  });
  for (const place of [0, 1, 2]) await answer(stage, 'team-members', place, `Team ${place}.`);
  for (const place of [0, 1]) await answer(stage, 'others', place, 'Early.');
  await answer(stage, 'others', 2);
  await endRound(database, clock, stage.campaignId);
  await askOnceMore(database, clock, stage);
  const [ofTeam, ...ofOthers] = lateWords;
  await answer(stage, 'team-members', 3, ofTeam);
  for (const [index, text] of ofOthers.entries()) await answer(stage, 'others', 3 + index, text);
  await endRound(database, clock, stage.campaignId);
  const leaderId = stage.leaders[0]?.leaderId ?? '';
  const leader = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
  const { result } = await readReport(database.api, leader, stage.campaignId, leaderId);
  if (result.status !== 'released') throw new Error(`the report is ${result.status}`);
  const documents = await database.owner
    .select({ text: releases.document })
    .from(releases)
    .where(eq(releases.campaignId, stage.campaignId))
    .orderBy(asc(releases.round));
  return { release: result.release, documents: documents.map(({ text }) => text) };
}

it('stores no late words where words were shown, and says so whether or not there are any', async () => {
  const wordy = await wordsOfBothRounds(['Team, late.', 'Late.', 'Late.']);
  const silent = await wordsOfBothRounds([undefined, undefined, undefined]);
  expect(wordy.release.comments[0]?.pools).toMatchObject([
    { status: 'shown', blocks: ['team-members'] },
    { status: 'withheld', reason: 'not-released-again', blocks: ['team-members'], identified: false },
    { status: 'withheld', reason: 'too-few-comments', blocks: ['others'] },
  ]);
  expect(wordy.documents).toHaveLength(2);
  expect(wordy.documents.join()).not.toMatch(/late\.|early\./i);
  const [shown, ...notShown] = wordy.release.comments[0]?.pools ?? [];
  expect(shown?.status === 'shown' && [...shown.texts].sort()).toEqual(['Team 0.', 'Team 1.', 'Team 2.']);
  expect(silent.release.comments[0]?.pools.slice(1)).toEqual(notShown);
  expect(silent.release.comments[1]).toEqual(wordy.release.comments[1]);
});

import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerToReview, beginSurvey, type Rating, sendAnswers } from './support/answer-survey.ts';
import { type CampaignOnWire, hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** Three write and are shown together; one who is asked once more writes too: that is shown to nobody, and the report says so. */
const stage = setStage();
const leader = 'Lucía Herrera';
const campaignName = 'Words, in two rounds';

let hr: Page;
let instrument: Instrument;

beforeAll(async () => {
  hr = await stage.newPage();
  instrument = await readInstrument(stage.address);
  await enterDemoAs(hr, 'HR');
});

async function openInTwoRounds(promptIds: readonly string[]): Promise<CampaignOnWire> {
  const found: { people: { id: string }[] } = await (
    await hr.request.get(`/api/v1/people?search=${encodeURIComponent(leader)}`)
  ).json();
  const deadlineAt = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString();
  const leaderIds = found.people.map(({ id }) => id);
  const data = { name: campaignName, deadlineAt, leaderIds, promptIds, furtherRound: true };
  const created: CampaignOnWire = await (await hr.request.post('/api/v1/campaigns', { data })).json();
  await hr.request.post(`/api/v1/campaigns/${created.id}/open`);
  return created;
}

async function answer(email: string, subject: RegExp, comments: Record<string, string>): Promise<void> {
  const page = await stage.newPage();
  await beginSurvey(page, surveyLinkOf(await stage.inbox.waitFor(email, subject)), leader);
  const ratings = Object.fromEntries(instrument.items.map((item): [string, Rating] => [item.id, 4]));
  await answerToReview(page, instrument, { ratings, comments });
  await sendAnswers(page);
  await page.context().close();
}

async function endRound(campaignId: string): Promise<void> {
  const desk = hrDesk(hr.request);
  await desk.closeAtOnce(campaignId);
  await expect.poll(async () => (await desk.readCampaign(campaignId)).state, { timeout: 60_000 }).toBe('released');
}

it('says once for each question that words which were shown stay as they are, and shows none that came late', async () => {
  photographFailures(stage);
  const [first, second] = instrument.askOthers;
  if (!first || !second) throw new Error('the instrument asks two questions at least');
  const { id, leaders } = await openInTwoRounds([first.id, second.id]);
  const team = (await hrDesk(hr.request).ratersOf(id, leaders[0]?.leaderId ?? '')).filter(
    ({ group }) => group === 'team-members',
  );
  const [one, two, three, late] = team.map(({ email }) => email);
  if (!one || !two || !three || !late) throw new Error('four of the team were asked');
  const invited = /^Your feedback for/;
  await answer(one, invited, { [first.id]: 'You ask before you decide.', [second.id]: 'More time.' });
  await answer(two, invited, { [first.id]: 'You keep what you promise.', [second.id]: 'Fewer meetings.' });
  await answer(three, invited, { [first.id]: 'You are there when it is hard.' });
  await endRound(id);
  const people: { people: { email: string }[] } = await (
    await hr.request.get(`/api/v1/people?search=${encodeURIComponent(leader)}`)
  ).json();
  const leaderPage = await signInByMail(stage, await stage.newVisitor(), people.people[0]?.email ?? '');
  await leaderPage.goto(`/reports/${id}/${leaders[0]?.leaderId ?? ''}`);
  await leaderPage.getByText('You keep what you promise.').waitFor();
  const settled = leaderPage.getByText('What was shown here stays as it is.');
  expect(await settled.count()).toBe(0);

  const deadlineAt = new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString();
  await hr.request.post(`/api/v1/campaigns/${id}/ask-again`, { data: { deadlineAt } });
  await answer(late, /^Once more/, { [first.id]: 'Late and alone.', [second.id]: 'Late as well.' });
  await endRound(id);
  await leaderPage.reload();
  await settled.waitFor();
  expect(await settled.count()).toBe(1);
  expect(await leaderPage.getByText('in the further round, so their words stay private').count()).toBe(1);
  await leaderPage.getByText('You keep what you promise.').waitFor();
  expect(await leaderPage.getByText(/Late (and alone|as well)/).count()).toBe(0);
  expect(await inspectPage(leaderPage, 'report-words-in-two-rounds')).toEqual([]);
});

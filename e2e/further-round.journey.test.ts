import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerToReview, beginSurvey, type Rating, sendAnswers } from './support/answer-survey.ts';
import { hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { expectCell } from './support/report-page.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** Two answered, too few for anything to be shown; those who had not are asked once more. Each test a step further. */
const stage = setStage();
takeStepsInTurn();
const leader = 'Lucía Herrera';
const campaignName = 'Wards, in two rounds';
const phone = { viewport: { width: 390, height: 844 } };

let hr: Page;
let leaderPage: Page;
let instrument: Instrument;
let campaignId = '';
let leaderEmail = '';
let raters: readonly { name: string; email: string }[] = [];

beforeAll(async () => {
  hr = await stage.newPage();
  instrument = await readInstrument(stage.address);
});

async function answer(rater: { email: string }, subject: RegExp, rating: Rating): Promise<void> {
  const page = await stage.newPage(phone);
  await beginSurvey(page, surveyLinkOf(await stage.inbox.waitFor(rater.email, subject)), leader);
  const ratings = Object.fromEntries(instrument.items.map((item): [string, Rating] => [item.id, rating]));
  await answerToReview(page, instrument, { ratings });
  await sendAnswers(page);
  await page.context().close();
}

async function endRound(): Promise<void> {
  const desk = hrDesk(hr.request);
  await desk.closeAtOnce(campaignId);
  await expect.poll(async () => (await desk.readCampaign(campaignId)).state, { timeout: 60_000 }).toBe('released');
}

describe('a further round', () => {
  it('is off unless HR chooses it, and raters read of it before they answer', async () => {
    photographFailures(stage);
    await enterDemoAs(hr, 'HR');
    await hr.goto('/campaigns/new');
    await hr.getByLabel('Name', { exact: true }).fill(campaignName);
    await hr.getByLabel('Find leaders').fill(leader);
    await hr.getByRole('button', { name: `Add ${leader}` }).click();
    const option = hr.getByRole('checkbox', { name: /may be asked once more/ });
    expect(await option.isChecked()).toBe(false);
    await option.check();
    expect(await inspectPage(hr, 'campaign-form-further-round')).toEqual([]);
    await hr.getByRole('button', { name: 'Save as a draft' }).click();
    await hr.getByRole('heading', { name: campaignName, level: 1 }).waitFor();
    await hr.getByText('may be asked once more, after the reports are out.').waitFor();
    campaignId = new URL(hr.url()).pathname.split('/').at(-1) ?? '';
    await hr.getByRole('button', { name: 'Open…' }).click();
    await hr.getByRole('dialog').getByRole('button', { name: 'Open and send the mails' }).click();
    await hr.getByText(/^Collecting answers until/).waitFor();

    const desk = hrDesk(hr.request);
    const { leaders } = await desk.readCampaign(campaignId);
    raters = await desk.ratersOf(campaignId, leaders[0]?.leaderId ?? '');
    expect(raters.length).toBeGreaterThan(2);
    const page = await stage.newPage(phone);
    const [first] = raters;
    await page.goto(surveyLinkOf(await stage.inbox.waitFor(first?.email ?? '', /^Your feedback for/)));
    await page.getByText('Those who do not answer may be asked once more, after the reports are out.').waitFor();
    expect(await inspectPage(page, 'survey-before-further-round')).toEqual([]);
    await page.context().close();
  });

  it('can follow once the reports are out, and says first what it does', async () => {
    photographFailures(stage);
    for (const rater of raters.slice(0, 2)) await answer(rater, /^Your feedback for/, 4);
    await endRound();
    const { people }: { people: { name: string; email: string }[] } = await (
      await hr.request.get(`/api/v1/people?search=${encodeURIComponent(leader)}`)
    ).json();
    leaderEmail = people[0]?.email ?? '';
    leaderPage = await signInByMail(stage, await stage.newVisitor(), leaderEmail);
    await leaderPage.goto('/feedback');
    const card = leaderPage.getByRole('article').filter({ hasText: campaignName });
    await card.getByRole('link', { name: 'See why, and what next' }).click();
    await leaderPage.getByRole('heading', { name: 'This time nothing can be shown' }).waitFor();

    await hr.reload();
    await hr.getByText(/^Released on .* can be asked once more until/).waitFor();
    await hr.getByRole('button', { name: 'Ask once more…' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByText('Whoever has answered cannot answer again.').waitFor();
    expect(await inspectPage(hr, 'ask-again-dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask once more' }).click();
    await hr.getByText(/^Asked once more, until/).waitFor();
    expect(await hr.getByRole('button', { name: 'Cancel campaign…' }).count()).toBe(0);
    expect(await inspectPage(hr, 'campaign-asked-again')).toEqual([]);
  });

  it('writes to all, lets nobody answer twice, and leaves the report to be read', async () => {
    photographFailures(stage);
    for (const { email } of raters) {
      const mail = await stage.inbox.waitFor(email, /^Once more: your feedback for/);
      expect(mail.text).toContain('If you have answered, there is nothing to do');
    }
    const page = await stage.newPage(phone);
    const again = await stage.inbox.waitFor(raters[0]?.email ?? '', /^Once more/);
    await page.goto(surveyLinkOf(again));
    await page.getByText('Sent, or begun to be sent, from another device').waitFor();
    expect(await page.getByRole('button', { name: /^Begin/ }).count()).toBe(0);
    await page.context().close();

    await leaderPage.reload();
    await leaderPage.getByText(/^A further round is under way, until .* may still come to be shown/).waitFor();
    await leaderPage.getByRole('heading', { name: 'So far nothing can be shown' }).waitFor();
    expect(await inspectPage(leaderPage, 'report-further-round-open')).toEqual([]);
    await leaderPage.goto('/feedback');
    await leaderPage.getByText('their answers count together with those given before').waitFor();
    expect(await inspectPage(leaderPage, 'feedback-further-round-open')).toEqual([]);
  });

  it('brings out what was held back, with the answers of both rounds', async () => {
    photographFailures(stage);
    const [, , third] = raters;
    if (!third) throw new Error('a third rater was asked');
    await answer(third, /^Once more/, 1);
    await endRound();
    await leaderPage.goto('/feedback');
    const card = leaderPage.getByRole('article').filter({ hasText: campaignName });
    await card.getByRole('link', { name: 'Read the report' }).click();
    await leaderPage.getByRole('heading', { name: 'How people experience your leadership' }).waitFor();
    await leaderPage.getByText('3 people answered').waitFor();
    await leaderPage.getByText('Those who had not answered were asked once more.').waitFor();
    for (const cell of instrument.cells) await expectCell(leaderPage, cell.name, 3);
    expect(await inspectPage(leaderPage, 'report-further-round-over')).toEqual([]);
    await stage.inbox.waitFor(leaderEmail, /the further round is over$/);
    await hr.reload();
    await hr.getByText(/^Asked once more, and released on/).waitFor();
    expect(await hr.getByRole('button', { name: 'Ask once more…' }).count()).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerToReview, beginSurvey, sendAnswers } from './support/answer-survey.ts';
import { hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { readInstrument } from './support/instrument.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** Somebody from outside is asked, answers all alone in their group, and the campaign is cancelled. Each test a step further. */
const stage = setStage();
takeStepsInTurn();
const leader = 'Jonas Weber';
const name = 'Emergency, not to be';
const outsider = 'bert.outside@elsewhere.example';
let hr: Page;
let campaignId = '';

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  campaignId = await hrDesk(hr.request).draftCampaign(name, [leader]);
});

describe('a list of raters', () => {
  it('is the org chart’s until somebody changes it', async () => {
    photographFailures(stage);
    await hr.goto(`/campaigns/${campaignId}`);
    await hr.getByRole('link', { name: 'Whom to ask' }).first().click();
    await hr.getByText(/people, proposed from the org chart/).waitFor();
    await hr.getByLabel('Given name').fill('Bert');
    await hr.getByLabel('E-mail').fill(outsider);
    await hr.getByRole('button', { name: 'Add from outside' }).click();
    await hr.getByText(/people, changed by hand since the org chart’s proposal/).waitFor();
    expect(await hr.getByText(/proposed from the org chart/).count()).toBe(0);
    expect(await inspectPage(hr, 'raters-edited')).toEqual([]);
  });
});

describe('somebody who is asked alone', () => {
  it('is thanked without being promised that it shows', { timeout: 180_000 }, async () => {
    photographFailures(stage);
    await hr.request.post(`/api/v1/campaigns/${campaignId}/open`);
    const instrument = await readInstrument(stage.address);
    const page = await stage.newPage();
    await beginSurvey(page, surveyLinkOf(await stage.inbox.waitFor(outsider, /^Your feedback for Jonas/)), leader);
    await answerToReview(page, instrument, {
      ratings: Object.fromEntries(instrument.items.map((item) => [item.id, 4 as const])),
    });
    await sendAnswers(page);
    await page.getByText(`${leader}’s report shows nothing of what you answered`).waitFor();
    expect(await page.getByText('reads the report').count()).toBe(0);
    expect(await inspectPage(page, 'survey-done-never-shown')).toEqual([]);
    await page.context().close();
  });
});

describe('cancelling', () => {
  it('says first that everybody is told, and leaves a page that says what is so', async () => {
    photographFailures(stage);
    const seen = (await stage.inbox.mailsTo('jonas.weber@lindenhof.example')).map(({ id }) => id);
    // A sweep looks for the backup every twenty seconds, and an open page does not ask again by itself.
    const isWarned = async () => {
      await hr.goto(`/campaigns/${campaignId}`);
      await hr.getByRole('button', { name: 'Cancel campaign…' }).waitFor();
      return hr.getByText('are in no backup yet').count();
    };
    await expect.poll(isWarned, { timeout: 60_000, interval: 2000 }).toBe(1);
    await hr.getByRole('button', { name: 'Cancel campaign…' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByText('Everybody who was asked, and whom it is about, gets a short mail').waitFor();
    expect(await inspectPage(hr, 'cancel-dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel the campaign' }).click();
    await hr.getByText('Cancelled. No report of it will ever exist.').waitFor();
    await hr.getByRole('heading', { name: 'Who was asked' }).waitFor();
    expect(await hr.getByText('are in no backup yet').count()).toBe(0);
    expect(await hr.getByText('Every invitation is out').count()).toBe(0);
    expect(await inspectPage(hr, 'campaign-cancelled')).toEqual([]);

    const toLeader = await stage.inbox.waitFor('jonas.weber@lindenhof.example', /was cancelled$/, seen);
    expect(toLeader.text.replaceAll(/\s+/g, ' ')).toContain('were asked for feedback about you');
  });

  it('tells whoever has answered and whoever has not the same', async () => {
    photographFailures(stage);
    const other = (await hrDesk(hr.request).ratersOf(campaignId, await leaderId())).find(
      ({ email }) => email !== outsider,
    );
    const mails = [
      await stage.inbox.waitFor(outsider, /was cancelled$/),
      await stage.inbox.waitFor(other?.email ?? '', /was cancelled$/),
    ];
    const [answered, silent] = mails.map(({ text }) => text.replace(/^Hello .*$/m, ''));
    expect(answered).toBe(silent);
    const page = await stage.newPage();
    await page.setContent(mails[0]?.html ?? '');
    await page.getByRole('heading', { name: 'This feedback will not take place' }).waitFor();
    expect(await inspectPage(page, 'mail-cancelled')).toEqual([]);
  });
});

async function leaderId(): Promise<string> {
  const { leaders } = await hrDesk(hr.request).readCampaign(campaignId);
  return leaders[0]?.leaderId ?? '';
}

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CampaignOnWire, hrDesk } from './support/hr-desk.ts';
import { stopLinkOf, surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { heading, looksRightOn } from './support/looks-right.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** Somebody wants no more mails about a campaign; then its end moves, and everybody else is told. Each test a step further. */
const stage = setStage();
takeStepsInTurn();
const leader = 'Jonas Weber';
const invited = /^Your feedback for Jonas/;
const moreTime = /^More time: your feedback for Jonas/;
let hr: Page;
let campaign: CampaignOnWire;
/** Two who stop, one by the page and one by their mail program, and one who does not. */
let byPage = '';
let byProgram = '';
let others: string[] = [];

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  const desk = hrDesk(hr.request);
  campaign = await desk.openCampaign('Wards, with more time', [leader]);
  const raters = await desk.ratersOf(campaign.id, campaign.leaders[0]?.leaderId ?? '');
  [byPage = '', byProgram = '', ...others] = raters.map(({ email }) => email);
});

const invitationOf = (email: string) => stage.inbox.waitFor(email, invited);

describe('stopping mails', () => {
  it('takes one button, by keyboard alone, and opening the page takes none', { timeout: 180_000 }, async () => {
    photographFailures(stage);
    const link = stopLinkOf(await invitationOf(byPage));
    expect(link.length).toBeLessThan(80);
    const page = await stage.newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    for (let n = 0; n < 3; n += 1) {
      await page.goto(link);
      await heading(page, 'No more mails about this feedback?');
      await page.reload();
      await heading(page, 'No more mails about this feedback?');
    }
    expect(sent).toEqual([]);
    expect(await inspectPage(page, 'stop-asking')).toEqual([]);
    await page.route('**/stop/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Stop these mails' }).click();
    await page.getByText('The server could not be reached').waitFor();
    expect(await inspectPage(page, 'stop-unreachable')).toEqual([]);
    await page.unroute('**/stop/*');
    await page.getByRole('button', { name: 'Stop these mails' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'No more mails about this feedback');
    await page.getByText('You get no further one.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(sent).toHaveLength(2);
    expect(await page.context().cookies()).toEqual([]);
    expect(await inspectPage(page, 'stop-done')).toEqual([]);
    await page.context().close();
  });

  it('takes one request of a mail program, without a page, and a GET of its address leads to the page', async () => {
    photographFailures(stage);
    const address = stopLinkOf(await invitationOf(byProgram)).replace('/stop#', '/stop/');
    const page = await stage.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: 'Stop these mails' }).waitFor();
    await page.context().close();
    const stopped = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([stopped.status, await stopped.json()]).toEqual([200, { status: 'stopped' }]);
  });

  it('leaves the survey open, and opens none itself', async () => {
    photographFailures(stage);
    const mail = await invitationOf(byPage);
    const page = await stage.newPage();
    await page.goto(stopLinkOf(mail).replace('/stop#', '/a#'));
    await heading(page, 'We don’t know this link');
    await page.goto(surveyLinkOf(mail));
    await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
    await page.context().close();
  });
});

describe('a later end', () => {
  it('is told to everybody but them, which HR’s page does not show', { timeout: 180_000 }, async () => {
    photographFailures(stage);
    await hr.goto(`/campaigns/${campaign.id}`);
    await hr.getByRole('button', { name: 'Give more time…' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByText('Everybody who was asked gets a mail with the new end').waitFor();
    expect(await inspectPage(hr, 'more-time-dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Move the end' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(others.length).toBeGreaterThan(2);
    for (const email of others) await stage.inbox.waitFor(email, moreTime);
    for (const email of [byPage, byProgram]) {
      const subjects = (await stage.inbox.mailsTo(email)).map(({ subject }) => subject);
      expect(subjects.filter((subject) => moreTime.test(subject))).toEqual([]);
    }
    const answer = await hr.request.get(`/api/v1/campaigns/${campaign.id}/invitations`);
    const { invitations }: { invitations: { delivery: string; error: string | null }[] } = await answer.json();
    expect(new Set(invitations.map(({ delivery, error }) => `${delivery} ${error}`))).toEqual(
      new Set(['accepted null']),
    );
  });

  looksRightOn(stage)(
    'mail-more-time',
    () => stage.newVisitor(),
    async (page) => {
      const mail = await stage.inbox.waitFor(others[0] ?? '', moreTime);
      await page.setContent(mail.html ?? '');
      await page.getByRole('heading', { name: 'You have more time' }).waitFor();
    },
  );
});

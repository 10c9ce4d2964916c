import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerToReview, beginSurvey, type Sheet } from './support/answer-survey.ts';
import { inspectPage } from './support/inspect-page.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { type SurveyScene, setSurveyScene } from './support/survey-pages.ts';

/** A network that goes while somebody answers, as it does in a hospital's corridors. */
const stage = setStage();
const leader = 'Jonas Weber';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
let scene: SurveyScene;
let sheet: Sheet;

beforeAll(async () => {
  scene = await setSurveyScene(stage);
  sheet = {
    ratings: Object.fromEntries(scene.instrument.items.map((item) => [item.id, 4 as const])),
    comments: { 'others-more-or-less': 'Please keep asking us.' },
  };
});

async function somebodyBegins(name: string): Promise<{ visitor: BrowserContext; page: Page }> {
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  await beginSurvey(page, await scene.linkOf(name), leader);
  return { visitor, page };
}

it('stops nobody: one answers to the end, is told what "send" does, and it goes out when the network is back', async () => {
  photographFailures(stage);
  const { visitor, page } = await somebodyBegins('hanna.virtanen');
  await rateFirst(page);
  await visitor.setOffline(true);
  await page.getByText('You are offline. You can go on answering; sending waits until you are connected.').waitFor();
  const faults = [...(await inspectPage(page, 'survey-offline-items'))];
  await page.setViewportSize(phone.viewport);
  await answerToReview(page, scene.instrument, sheet);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByText('You are offline. Your answers go out by themselves as soon as you are connected.').waitFor();
  faults.push(...(await inspectPage(page, 'survey-offline-sending')));
  expect(faults).toEqual([]);
  // Nothing has left, and nothing is pretended.
  expect(await page.getByRole('heading', { name: /Thank you/ }).count()).toBe(0);
  await visitor.setOffline(false);
  await page.getByRole('heading', { name: 'Thank you. Your answers have arrived' }).waitFor({ timeout: 30_000 });
  expect(await page.getByText('You are offline').count()).toBe(0);
});

it('loses nothing that was answered before the page was closed', async () => {
  photographFailures(stage);
  const { visitor, page } = await somebodyBegins('karim.benali');
  await page.getByRole('radio').first().waitFor();
  await visitor.setOffline(true);
  await rateFirst(page);
  await page.getByText('Saved on this device').waitFor();
  await page.close();
  await visitor.setOffline(false);
  const later = await visitor.newPage();
  await later.goto(await scene.linkOf('karim.benali'));
  await later.getByRole('button', { name: 'Go on where I was' }).click();
  await later.getByText('1 of 41 answered').first().waitFor();
});

it('breaks no page whose code does not come: it says so in its place, and a new try is a new page', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await page.route('**/assets/other-device-panel*', (route) => route.abort('internetdisconnected'));
  await page.goto(await scene.linkOf('elif.yildiz'));
  await page.getByRole('button', { name: 'Continue on another device' }).click();
  await page.getByText('This part could not be loaded.').waitFor();
  await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  await page.unroute('**/assets/other-device-panel*');
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.getByRole('button', { name: 'Continue on another device' }).click();
  await page.getByRole('heading', { name: 'Continue on another device' }).waitFor();
});

it('takes nothing along that is wanted later: going on elsewhere opens without it, too', async () => {
  photographFailures(stage);
  const { visitor, page } = await somebodyBegins('thomas.meier');
  const loaded = page.waitForResponse(/\/assets\/other-device-panel/);
  await rateFirst(page);
  await (await loaded).finished();
  // Its words come after its code.
  await page.waitForLoadState('networkidle');
  await visitor.setOffline(true);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Continue on another device' }).click();
  await page.getByRole('heading', { name: 'Continue on another device' }).waitFor();
});

async function rateFirst(page: Page): Promise<void> {
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('4');
  await page.getByText('1 of 41 answered').first().waitFor();
}

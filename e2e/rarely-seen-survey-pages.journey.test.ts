import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerToReview, beginSurvey, sendAnswers } from './support/answer-survey.ts';
import { hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage as inspect } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, resultsFolder, setStage } from './support/stage.ts';

/** The rater's pages that are met by few: browsers that keep nothing or run nothing, and everything that is refused. */
const stage = setStage();
const leader = 'Jonas Weber';
const inspectPage = (page: Page, name: string) => inspect(page, name, { closely: true });
let instrument: Instrument;
let campaignId: string;

beforeAll(async () => {
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  instrument = await readInstrument(stage.address);
  const opened = await hrDesk(hr.request).openCampaign('Emergency, seldom', [leader, 'Lucía Herrera']);
  campaignId = opened.id;
});

const linkOf = async (name: string) =>
  surveyLinkOf(await stage.inbox.waitFor(`${name}@lindenhof.example`, /^Your feedback for (Jonas|Lucía)/));

/** As some private windows are. */
async function privateWindow(): Promise<BrowserContext> {
  const visitor = await stage.newVisitor();
  await visitor.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in a private window.', 'SecurityError');
    };
  });
  return visitor;
}

it('warn in a private window that a draft will not survive, and show the receipt that it will not keep', {
  timeout: 180_000,
}, async () => {
  photographFailures(stage);
  const visitor = await privateWindow();
  const page = await visitor.newPage();
  await page.goto(await linkOf('amara.okafor'));
  await page.getByText('does not let us keep anything on this device').waitFor();
  expect(await inspectPage(page, 'survey-private-list')).toEqual([]);
  await page.goto('about:blank');
  await page.goto(await linkOf('hanna.virtanen'));
  await page.getByText('this browser keeps no draft').waitFor();
  expect(await inspectPage(page, 'survey-private-before')).toEqual([]);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('4');
  await page.getByText('Not saved: this browser keeps nothing.').waitFor();
  expect(await inspectPage(page, 'survey-private-items')).toEqual([]);
  const asking = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asking;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  const rest = Object.fromEntries(instrument.items.map((item) => [item.id, 4 as const]));
  await answerToReview(page, instrument, { ratings: rest });
  await sendAnswers(page);
  await page.getByText('Keep it elsewhere: this browser forgets it when you close the page.').waitFor();
  expect(await inspectPage(page, 'survey-private-done')).toEqual([]);
  await visitor.close();
});

it('say without JavaScript why it is needed, and what to do', async () => {
  photographFailures(stage);
  for (const address of ['/a', `/how-it-works/${campaignId}`, `/receipts/${campaignId}`]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, size] of [
        ['phone', { width: 390, height: 844 }],
        ['desk', { width: 1280, height: 900 }],
      ] as const) {
        const page = await stage.newPage({ javaScriptEnabled: false, viewport: size, colorScheme });
        await page.goto(address);
        // Searching by role and text passes over what is for browsers without scripts, and nothing can be measured there: only looked at.
        await page.locator('noscript h1').waitFor();
        expect(await page.locator('noscript').textContent()).toContain(
          'Or open the link from your mail in another browser',
        );
        const name = `survey-no-script${address === '/a' ? '' : address.slice(0, 4).replace('/', '-')}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(resultsFolder, 'pages', name) });
        await page.context().close();
      }
    }
  }
});

it('say why an invitation does not open, and what to do', { timeout: 180_000 }, async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  const refusals = [
    ['withdrawn', 410, 'link-withdrawn', 'This invitation was withdrawn'],
    ['between-rounds', 409, 'between-rounds', 'Thank you, this has closed for now'],
    ['too-many', 429, 'too-many-requests', 'Too many tries in a short time'],
    ['failed', 500, 'unexpected', 'Something went wrong on our side'],
  ] as const;
  for (const [name, status, code, heading] of refusals) {
    await page.route('**/api/v1/rater/sessions', (route) =>
      route.fulfill({ status, json: { code, requestId: '0197f0de-77aa-7000-8000-00000000abcd' } }),
    );
    await page.goto('about:blank');
    await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    expect(await inspectPage(page, `survey-refused-${name}`)).toEqual([]);
    await page.unroute('**/api/v1/rater/sessions');
  }
  await page.route('**/api/v1/rater/sessions', (route) => route.abort('connectionrefused'));
  await page.goto('about:blank');
  await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
  await page.getByRole('heading', { name: 'We can’t reach the server' }).waitFor();
  expect(await inspectPage(page, 'survey-refused-unreachable')).toEqual([]);
});

it('show after the end what this browser has sent, and stop where something does not hold', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor();
  const page = await visitor.newPage();
  const link = await linkOf('karim.benali');
  const ratings = Object.fromEntries(instrument.items.map((item) => [item.id, 3 as const]));
  await beginSurvey(page, link, leader);
  await answerToReview(page, instrument, { ratings });
  await page.route('**/api/v1/campaigns/*/manifest', (route) =>
    route.fulfill({ json: { manifest: '{}', supplements: [] } }),
  );
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'We stopped before sending' }).waitFor();
  expect(await inspectPage(page, 'survey-not-trusted')).toEqual([]);
  await page.unroute('**/api/v1/campaigns/*/manifest');
  await page.getByRole('button', { name: 'Check once more' }).click();
  await page.getByRole('heading', { name: 'Thank you. Your answers have arrived' }).waitFor();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText(/^(Copied|Selected)/).waitFor();

  const second = await visitor.newPage();
  await second.goto(link);
  await second.getByRole('heading', { name: 'This is open in another tab' }).waitFor();
  expect(await inspectPage(second, 'survey-other-tab')).toEqual([]);
  await second.close();
  await page.close();

  const late = await ended(visitor, link);
  await late.getByText(/^Answers about Jonas Weber were sent from this browser/).waitFor();
  expect(await inspectPage(late, 'survey-refused-ended')).toEqual([]);
});

async function ended(visitor: BrowserContext, link: string): Promise<Page> {
  const page = await visitor.newPage();
  await page.route('**/api/v1/rater/sessions', (route) =>
    route.fulfill({ status: 410, json: { code: 'campaign-ended' } }),
  );
  await page.goto(link);
  await page.getByRole('heading', { name: 'Thank you, this has closed' }).waitFor();
  return page;
}

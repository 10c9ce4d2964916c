import { beforeAll, describe, expect, it } from 'vitest';
import { answerToReview, beginSurvey, sendAnswers } from './support/answer-survey.ts';
import { type CampaignOnWire, hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { heading, looksRightOn } from './support/looks-right.ts';
import { askForLink, enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** The survey, the inbox and the mails, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the page. */
const stage = setStage();
const looksRight = looksRightOn(stage);
const stranger = () => stage.newVisitor();
let asking: CampaignOnWire;
let instrument: Instrument;
beforeAll(async () => {
  const page = await (await stage.newVisitor()).newPage();
  await enterDemoAs(page, 'HR');
  asking = await hrDesk(page.request).openCampaign(
    'Wards and emergency',
    ['Jonas Weber', 'Lucía Herrera'],
    ['others-more-or-less', 'others-best-work'],
  );
  await askForLink(stage, await stage.newPage(), 'paul.lindqvist@lindenhof.example');
  instrument = await readInstrument(stage.address);
});

describe('the survey', () => {
  const linkOf = async (email: string) =>
    surveyLinkOf(await stage.inbox.waitFor(email, /^Your feedback for (Jonas|Lucía)/));
  const nurse = 'hanna.virtanen@lindenhof.example';

  looksRight('survey-code', stranger, async (page) => {
    await page.goto('/a');
    await page.getByLabel('Code', { exact: true }).fill('ABCDE');
    await page.getByRole('button', { name: 'Open my invitation' }).click();
    await page.getByText(/characters are missing/).waitFor();
  });
  looksRight('survey-unknown-link', stranger, async (page) => {
    await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
    await heading(page, 'We don’t know this link');
  });
  looksRight('survey-list', stranger, async (page) => {
    await page.goto(await linkOf('amara.okafor@lindenhof.example'));
    await heading(page, /2 leaders/);
  });
  looksRight('survey-before', stranger, async (page) => {
    await page.goto(await linkOf(nurse));
    await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  });
  looksRight('survey-how-it-works', stranger, async (page) => {
    await page.goto(`/how-it-works/${asking.id}`);
    await page.getByText('Its fingerprint').waitFor();
    await page.getByText('Show it here').click();
  });
  looksRight('survey-how-it-works-unknown', stranger, async (page) => {
    await page.goto('/how-it-works/00000000-0000-4000-8000-000000000000');
    await page.getByText('There is no feedback under this address').waitFor();
  });
  looksRight('survey-items', stranger, async (page) => {
    await beginSurvey(page, await linkOf(nurse), 'Jonas Weber');
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('4');
    await page.getByText('1 of 41 answered').first().waitFor();
  });
  looksRight('survey-review', stranger, async (page) => {
    await beginSurvey(page, await linkOf(nurse), 'Jonas Weber');
    await answerToReview(page, instrument, fullSheet('Please keep asking us.'));
  });
  looksRight('survey-prompts', stranger, async (page) => {
    await beginSurvey(page, await linkOf(nurse), 'Jonas Weber');
    const prompts = page.getByRole('heading', { name: 'What would you like to say?' });
    while (!(await prompts.isVisible())) await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('textbox').first().fill('Please keep asking us. '.repeat(95));
    await page.getByText(/characters too many/).waitFor();
  });
  looksRight('survey-done', stranger, async (page) => {
    await beginSurvey(page, await linkOf('amara.okafor@lindenhof.example'), 'Jonas Weber');
    await answerToReview(page, instrument, fullSheet('Thank you.'));
    await sendAnswers(page);
  });
  looksRight('survey-not-arrived', stranger, async (page) => {
    await page.route('**/api/v1/ballots', (route) => route.fulfill({ status: 503, json: { code: 'not-ready' } }));
    await beginSurvey(page, await linkOf(nurse), 'Jonas Weber');
    await answerToReview(page, instrument, fullSheet('Thank you.'));
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await page.getByText('This takes longer than usual').waitFor();
  });
});

describe('the local inbox', () => {
  looksRight('inbox', stranger, async (page) => {
    await page.goto('/inbox');
    await page
      .getByRole('link', { name: /Your feedback for/ })
      .first()
      .waitFor();
  });
  it('inbox-mail', { timeout: 180_000 }, async () => {
    photographFailures(stage);
    const page = await (await stage.newVisitor()).newPage();
    await page.goto('/inbox?to=hanna.virtanen');
    await page
      .getByRole('link', { name: /Your feedback for/ })
      .first()
      .click();
    await page.frameLocator('iframe').getByRole('link', { name: 'Give feedback' }).waitFor();
    // The mail's frame lets no script run, the inspector's neither: it is inspected by itself.
    expect(await inspectPage(page, 'inbox-mail', { frames: false })).toEqual([]);
  });
});

describe('mails', () => {
  const mails: [string, string, RegExp][] = [
    ['mail-invitation', 'hanna.virtanen@', /^Your feedback for/],
    ['mail-about-you', 'jonas.weber@', /^Feedback about you has begun/],
    ['mail-sign-in', 'paul.lindqvist@', /sign-in link/i],
    ['mail-report-ready', 'amara.okafor@', /^Your feedback report is ready/],
  ];
  for (const [name, address, subject] of mails) {
    looksRight(name, stranger, async (page) => {
      const mail = await stage.inbox.waitFor(`${address}lindenhof.example`, subject);
      await page.setContent(mail.html ?? '');
      await page.getByRole('heading').first().waitFor();
    });
  }
});

function fullSheet(comment: string) {
  return {
    ratings: Object.fromEntries(instrument.items.map((item) => [item.id, 4 as const])),
    comments: { 'others-more-or-less': comment },
  };
}

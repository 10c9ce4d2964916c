import type { Page } from 'playwright-core';
import { answerToReview, beginSurvey, type Sheet, sendAnswers } from './answer-survey.ts';
import { type CampaignOnWire, hrDesk } from './hr-desk.ts';
import { surveyLinkOf } from './inbox.ts';
import { type Instrument, readInstrument } from './instrument.ts';
import { heading } from './looks-right.ts';
import { enterDemoAs } from './sign-in.ts';
import type { Stage } from './stage.ts';

/** A campaign that asks, and what its raters' pages are opened with. */
export interface SurveyScene {
  readonly campaign: CampaignOnWire;
  readonly instrument: Instrument;
  /** The survey link in the mail to somebody of the demo. */
  linkOf(name: string): Promise<string>;
}

/** A page of the survey, and how a browser of somebody new gets there. */
export interface SurveyPage {
  readonly name: string;
  open(page: Page, scene: SurveyScene): Promise<void>;
}

/** Opens a campaign about two leaders, one of whom Hanna Virtanen is asked about, and Amara Okafor about both. */
export async function setSurveyScene(stage: Stage): Promise<SurveyScene> {
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  const campaign = await hrDesk(hr.request).openCampaign(
    'Wards and emergency',
    ['Jonas Weber', 'Lucía Herrera'],
    ['others-more-or-less', 'others-best-work'],
  );
  await hr.context().close();
  return {
    campaign,
    instrument: await readInstrument(stage.address),
    linkOf: async (name) =>
      surveyLinkOf(await stage.inbox.waitFor(`${name}@lindenhof.example`, /^Your feedback for (Jonas|Lucía)/)),
  };
}

/** Every page that raters usually meet, each to be opened in a browser of its own. One list for all who look at them. */
export const surveyPages: readonly SurveyPage[] = [
  {
    name: 'survey-code',
    open: async (page) => {
      await page.goto('/a');
      await page.getByLabel('Code', { exact: true }).fill('ABCDE');
      await page.getByRole('button', { name: 'Open my invitation' }).click();
      await page.getByText(/characters are missing/).waitFor();
    },
  },
  {
    name: 'survey-unknown-link',
    open: async (page) => {
      await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
      await heading(page, 'We don’t know this link');
    },
  },
  {
    name: 'survey-list',
    open: async (page, { linkOf }) => {
      await page.goto(await linkOf('amara.okafor'));
      await heading(page, /2 leaders/);
    },
  },
  {
    name: 'survey-before',
    open: async (page, { linkOf }) => {
      await page.goto(await linkOf('hanna.virtanen'));
      await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
    },
  },
  {
    name: 'survey-how-it-works',
    open: async (page, { campaign }) => {
      await page.goto(`/how-it-works/${campaign.id}`);
      await page.getByText('Its fingerprint').waitFor();
      await page.getByText('Show it here').click();
    },
  },
  {
    name: 'survey-how-it-works-unknown',
    open: async (page) => {
      await page.goto('/how-it-works/00000000-0000-4000-8000-000000000000');
      await page.getByText('There is no feedback under this address').waitFor();
    },
  },
  {
    name: 'survey-accessibility',
    open: async (page) => {
      await page.goto('/a');
      const opening = page.waitForEvent('popup');
      await page.getByRole('link', { name: 'Accessibility' }).click();
      await (await opening).close();
      // The dashboard leads there, too.
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Accessibility' }).click();
      await heading(page, 'How accessible this is');
    },
  },
  {
    name: 'survey-stop',
    open: async (page) => {
      await page.goto('/stop#AAAAAAAAAAAAAAAAAAAAAA');
      await page.getByRole('button', { name: 'Stop these mails' }).waitFor();
    },
  },
  {
    name: 'survey-stop-unknown',
    open: async (page) => {
      await page.goto('/stop/AAAAAAAAAAAAAAAAAAAAAA');
      await page.getByRole('button', { name: 'Stop these mails' }).click();
      await heading(page, 'We don’t know this address');
    },
  },
  {
    name: 'survey-items',
    open: async (page, { linkOf }) => {
      await beginSurvey(page, await linkOf('hanna.virtanen'), 'Jonas Weber');
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('4');
      await page.getByText('1 of 41 answered').first().waitFor();
    },
  },
  {
    name: 'survey-review',
    open: async (page, { linkOf, instrument }) => {
      await beginSurvey(page, await linkOf('hanna.virtanen'), 'Jonas Weber');
      await answerToReview(page, instrument, fullSheet(instrument, 'Please keep asking us.'));
    },
  },
  {
    name: 'survey-prompts',
    open: async (page, { linkOf }) => {
      await beginSurvey(page, await linkOf('hanna.virtanen'), 'Jonas Weber');
      const prompts = page.getByRole('heading', { name: 'What would you like to say?' });
      while (!(await prompts.isVisible())) await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('textbox').first().fill('Please keep asking us. '.repeat(95));
      await page.getByText(/characters too many/).waitFor();
    },
  },
  {
    name: 'survey-done',
    open: async (page, { linkOf, instrument }) => {
      await beginSurvey(page, await linkOf('amara.okafor'), 'Jonas Weber');
      await answerToReview(page, instrument, fullSheet(instrument, 'Thank you.'));
      await sendAnswers(page);
    },
  },
  {
    name: 'survey-not-arrived',
    open: async (page, { linkOf, instrument }) => {
      await page.route('**/api/v1/ballots', (route) => route.fulfill({ status: 503, json: { code: 'not-ready' } }));
      await beginSurvey(page, await linkOf('hanna.virtanen'), 'Jonas Weber');
      await answerToReview(page, instrument, fullSheet(instrument, 'Thank you.'));
      await page.getByRole('button', { name: 'Send my answers' }).click();
      await page.getByText('This takes longer than usual').waitFor();
    },
  },
];

function fullSheet(instrument: Instrument, comment: string): Sheet {
  return {
    ratings: Object.fromEntries(instrument.items.map((item) => [item.id, 4 as const])),
    comments: { 'others-more-or-less': comment },
  };
}

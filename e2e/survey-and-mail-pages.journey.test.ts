import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPage } from './support/inspect-page.ts';
import { looksRightOn } from './support/looks-right.ts';
import { askForLink } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { type SurveyScene, setSurveyScene, surveyPages } from './support/survey-pages.ts';

/**
 * The survey, the inbox and the mails, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the
 * page. What raters see also zoomed in to 200 % and 400 %, and in a system's own few colours.
 */
const stage = setStage();
const looksRight = looksRightOn(stage);
const looksRightToRaters = looksRightOn(stage, { closely: true });
const stranger = () => stage.newVisitor();
let scene: SurveyScene;
beforeAll(async () => {
  scene = await setSurveyScene(stage);
  await askForLink(stage, await stage.newPage(), 'paul.lindqvist@lindenhof.example');
});

describe('the survey', () => {
  for (const { name, open } of surveyPages) looksRightToRaters(name, stranger, (page) => open(page, scene));
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

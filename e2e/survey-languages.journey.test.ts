import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Instrument } from './support/instrument.ts';
import { speakPseudoLanguage } from './support/pseudo-language.ts';
import { wordsWithoutRoom } from './support/room-for-words.ts';
import { photographFailures, resultsFolder, setStage } from './support/stage.ts';
import { type SurveyPage, type SurveyScene, setSurveyScene, surveyPages } from './support/survey-pages.ts';
import { firstLoad, watchWire } from './support/wire.ts';

/** The rater's pages in each of their languages. */
const stage = setStage();
let scene: SurveyScene;
beforeAll(async () => {
  scene = await setSurveyScene(stage);
});

/** Of the guidelines' rules those that other words can break; the others are the same in every language. */
const rulesOfWords = ['html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title', 'empty-heading'].concat([
  'button-name',
  'link-name',
  'label',
  'select-name',
  'label-content-name-mismatch',
  'target-size',
  'svg-img-alt',
]);

const narrowest = { width: 320, height: 640 };

/** Pages that few meet, and that have the longest words for it. */
const rarePages: readonly SurveyPage[] = [
  refusedPage('withdrawn', 410, 'link-withdrawn'),
  refusedPage('ended', 410, 'campaign-ended'),
  refusedPage('failed', 500, 'unexpected'),
  {
    name: 'survey-receipts',
    open: async (page, { campaign }) => {
      await page.goto(`/receipts/${campaign.id}`);
      await page.locator('main .callout').waitFor();
    },
  },
  {
    name: 'survey-other-device',
    open: async (page, { linkOf }) => {
      await page.goto(await linkOf('amara.okafor'));
      await mistypeOtherCode(page);
    },
  },
];

function refusedPage(name: string, status: number, code: string): SurveyPage {
  return {
    name: `survey-refused-${name}`,
    open: async (page) => {
      await page.route('**/api/v1/rater/sessions', (route) =>
        route.fulfill({ status, json: { code, requestId: '0197f0de-77aa-7000-8000-00000000abcd' } }),
      );
      await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
      await page.locator('main.notice .lead').waitFor();
    },
  };
}

async function mistypeOtherCode(page: Page): Promise<void> {
  await page.locator('.other-device-link button').click();
  await page.locator('#device-code').fill('ABCDE');
  await page.locator('#device-code').press('Enter');
  await page.locator('#device-code-outcome:not(:empty)').waitFor();
}

/** As if the directory had this language for whoever opens an invitation. */
async function tellLocale(page: Page, raterLocale: string | null): Promise<void> {
  await page.route(/\/api\/v1\/rater\/(?:sessions|invitation)$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), raterLocale } });
  });
}

async function firstStatement(page: Page, locale: string): Promise<string> {
  const instrument: Instrument = await (await page.request.get(`/api/v1/instruments/hcl-360?locale=${locale}`)).json();
  return instrument.items.find(({ cellId }) => cellId === instrument.cells[0]?.id)?.statement ?? '';
}

const languageChoice = (page: Page) => page.locator('.language select');

describe('the language', () => {
  it("is the rater's own in the directory from the first words on, whatever the browser's", async () => {
    photographFailures(stage);
    const page = await stage.newPage({ locale: 'en-GB', timezoneId: 'Europe/Zurich' });
    await page.addInitScript(() => {
      globalThis.headingsSeen = new Set();
      const look = () => {
        const heading = document.querySelector('h1');
        if (heading && getComputedStyle(heading).visibility === 'visible')
          globalThis.headingsSeen.add(heading.textContent);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await tellLocale(page, 'de-CH');
    const statements = page.waitForRequest(/\/instruments\/.*locale=de/);
    await page.goto(await scene.linkOf('hanna.virtanen'));
    await page.getByRole('button', { name: 'Beginnen', exact: true }).waitFor();
    await statements;
    expect(await page.evaluate(() => [...globalThis.headingsSeen])).toEqual([
      expect.stringMatching(/^Feedback für\s+Jonas Weber$/),
    ]);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await page.title()).toBe('Feedback für Jonas Weber · Heartset');
    await page
      .getByText(/bis \p{L}+tag, \d+\. \p{L}+ \d{4} um \d+:\d\d \(Mitteleuropäische (Normal|Sommer)zeit\)/u)
      .waitFor();
    // The pages that know nobody follow.
    const explained = await page.context().newPage();
    await explained.goto(`/how-it-works/${scene.campaign.id}`);
    await explained.getByRole('heading', { name: 'Wie Antworten von Personen getrennt bleiben' }).waitFor();
  });

  it("is the browser's where the directory has none, and English where there is none of the browser's", async () => {
    photographFailures(stage);
    for (const [locale, heading] of [
      ['fr-CA', 'Saisissez le code de votre e-mail'],
      ['pt-BR', 'Enter the code from your mail'],
    ] as const) {
      const page = await stage.newPage({ locale });
      await page.goto('/a');
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.context().close();
    }
  });

  it('can be chosen by keyboard, stays with whoever chose it, and stays on this device', async () => {
    photographFailures(stage);
    const page = await stage.newPage();
    await tellLocale(page, 'de');
    await page.goto(await scene.linkOf('amara.okafor'));
    await page.getByRole('heading', { name: /Feedback für 2 Führungspersonen/ }).waitFor();
    await languageChoice(page).focus();
    await page.keyboard.press('F');
    await page.getByRole('heading', { name: /feedback vous est demandé sur 2 responsables/ }).waitFor();
    expect(await languageChoice(page).evaluate((select) => select === document.activeElement)).toBe(true);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.getByRole('button', { name: 'Commencer : Jonas Weber' }).click();
    await page.getByRole('heading', { name: /Feedback sur\s+Jonas Weber/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.reload();
    await page.getByRole('button', { name: 'Commencer', exact: true }).click();
    const french = await firstStatement(page, 'fr');
    await page.getByRole('group', { name: french }).waitFor();
    // Back, where a language can be chosen: what is asked follows at once.
    await page.getByRole('button', { name: 'Retour', exact: true }).click();
    await languageChoice(page).selectOption('es');
    await page.getByRole('button', { name: 'Comenzar', exact: true }).click();
    const spanish = await firstStatement(page, 'es');
    await page.getByRole('group', { name: spanish }).waitFor();
    expect(spanish).not.toBe(french);
  });

  it('stays as it was where another cannot be loaded, and the page says so', async () => {
    photographFailures(stage);
    const page = await stage.newPage();
    await page.goto('/a');
    await page.getByRole('heading', { name: 'Enter the code from your mail' }).waitFor();
    await page.route(/\/assets\/es-/, (route) => route.abort('internetdisconnected'));
    await languageChoice(page).selectOption('es');
    await page.getByText('This language could not be loaded just now.').waitFor();
    expect(await languageChoice(page).inputValue()).toBe('en');
  });

  it('is asked for in all of them where not even the first words come', async () => {
    photographFailures(stage);
    const page = await stage.newPage();
    await page.route(/\/assets\/en-/, (route) => route.abort('internetdisconnected'));
    await page.goto('/a');
    await page.getByRole('button', { name: 'Reload · Neu laden · Recharger · Recargar' }).waitFor();
    await page.unroute(/\/assets\/en-/);
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'Enter the code from your mail' }).waitFor();
  });
});

it.each(['en', 'de', 'fr', 'es'])('a first visit loads one language and stays light: %s', async (locale) => {
  photographFailures(stage);
  const visitor = await stage.newVisitor({ locale });
  const page = await visitor.newPage();
  const wire = await watchWire(await visitor.newCDPSession(page));
  await tellLocale(page, null);
  await page.goto(await scene.linkOf('hanna.virtanen'));
  await page.locator('main.before').waitFor();
  const files = firstLoad(wire).filter(({ path: file }) => !file.startsWith('/api/'));
  const texts = files.map(({ path: file }) => /^\/assets\/(en|de|fr|es)\.js$/.exec(file)?.[1]);
  expect(texts.filter((language) => language !== undefined)).toEqual([locale]);
  expect(files.reduce((bytes, file) => bytes + file.bytes, 0)).toBeLessThanOrEqual(130_000);
  await visitor.close();
});

it('words without room are noticed', async () => {
  const page = await stage.newPage({ viewport: narrowest });
  await page.setContent('<p>Rechtsschutzversicherung</p><button style="min-width: 12rem">Weiter</button>');
  expect(await wordsWithoutRoom(page)).toEqual([]);
  await page.setContent(`
    <p style="white-space: nowrap">Rechtsschutzversicherungsgesellschaften und andere</p>
    <button style="width: 4rem; padding: 0">Weitermachen</button>
    <p style="width: 4rem; overflow: hidden">Zusammengefasst</p>`);
  expect(await wordsWithoutRoom(page)).toEqual([
    expect.stringMatching(/^the page is \d+ pixels wide and has 320$/),
    expect.stringMatching(/^beyond the page: “Rechtsschutz/),
    'beyond its box: “Weitermachen”',
    'cut off: “Zusammengefasst”',
  ]);
  await page.context().close();
});

describe('at 320 pixels every word has room in every language', () => {
  for (const surveyPage of [...surveyPages, ...rarePages]) {
    it(surveyPage.name, { timeout: 180_000 }, async () => {
      photographFailures(stage);
      const page = await stage.newPage({ viewport: narrowest });
      await surveyPage.open(page, scene);
      const faults = await faultsOf(page, 'en', surveyPage);
      for (const language of ['de', 'fr', 'es']) {
        await page.evaluate((chosen) => localStorage.setItem('heartset.language', chosen), language);
        await openAgain(page, surveyPage);
        faults.push(...(await faultsOf(page, language, surveyPage)));
      }
      await speakPseudoLanguage(page);
      await page.evaluate(() => localStorage.setItem('heartset.language', 'en'));
      await openAgain(page, surveyPage);
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      faults.push(...(await faultsOf(page, 'right-to-left', surveyPage)));
      await page.context().close();
      expect(faults).toEqual([]);
    });
  }
});

async function faultsOf(page: Page, language: string, { name }: SurveyPage): Promise<string[]> {
  if (language === 'de' || language === 'right-to-left') {
    await mkdir(path.join(resultsFolder, 'pages'), { recursive: true });
    await page.screenshot({ path: path.join(resultsFolder, 'pages', `${name}-320-${language}.png`), fullPage: true });
  }
  const faults = [...(await wordsWithoutRoom(page))];
  // In English every page is inspected elsewhere, by all rules.
  if (language !== 'en' && language !== 'right-to-left') faults.push(...(await violationsOfWords(page)));
  return faults.map((fault) => `${language}: ${fault}`);
}

async function violationsOfWords(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(rulesOfWords).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** The page as it stood, after a reload. What it says is no matter: it is found without words. */
async function openAgain(page: Page, { name }: SurveyPage): Promise<void> {
  if (name === 'survey-unknown-link' || name.startsWith('survey-refused')) {
    await page.goto('about:blank');
    await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
  } else {
    await page.reload();
  }
  await page.locator('main:not([aria-busy]):not(.late) h1').waitFor();
  if (name === 'survey-code') {
    await page.locator('#code').fill('ABCDE');
    await page.locator('#code').press('Enter');
    await page.locator('#code-mistake').waitFor();
  }
  if (name === 'survey-other-device') await mistypeOtherCode(page);
  if (name === 'survey-how-it-works') await page.locator('summary').click();
  if (name === 'survey-how-it-works-unknown' || name === 'survey-receipts')
    await page.locator('main .callout').waitFor();
}

declare global {
  var headingsSeen: Set<string>;
}

import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { heading, looksRightOn } from './support/looks-right.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** What leaders see, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the page. */
const stage = setStage();
const looksRight = looksRightOn(stage);
let leader: BrowserContext;
let asked: BrowserContext;
let instrument: Instrument;
beforeAll(async () => {
  leader = await stage.newVisitor();
  asked = await stage.newVisitor();
  await enterDemoAs(await leader.newPage(), 'a leader', 'Amara Okafor');
  await signInByMail(stage, asked, 'paul.lindqvist@lindenhof.example');
  instrument = await readInstrument(stage.address);
});

describe('a leader’s pages', () => {
  looksRight(
    'feedback',
    () => leader,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Read the report' }).first().waitFor();
    },
  );
  looksRight(
    'feedback-collecting',
    () => asked,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Rate yourself' }).first().waitFor();
    },
  );
  looksRight(
    'feedback-new',
    () => leader,
    async (page) => {
      await page.goto('/feedback/new');
      await page.getByRole('checkbox').first().waitFor();
    },
  );
  looksRight(
    'self',
    () => asked,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Rate yourself' }).first().click();
      await page.getByText(/^Part 1 of/).waitFor();
      await page.getByRole('radio').nth(3).check({ force: true });
      await page.getByText('1 of 41 answered').waitFor();
    },
  );
  looksRight(
    'self-reflections',
    () => asked,
    async (page) => {
      await page.goto('/feedback');
      await page
        .getByRole('link', { name: /rat(e|ing) yourself/i })
        .first()
        .click();
      const last = page.getByRole('heading', { name: 'Questions to yourself' });
      const next = page.getByRole('button', { name: 'Next', exact: true });
      await next.waitFor();
      while (!(await last.isVisible())) await next.click();
    },
  );
  looksRight(
    'report-collecting',
    () => asked,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'See where it stands' }).first().click();
      await page.getByText('Held back', { exact: true }).first().waitFor();
    },
  );
  looksRight(
    'report',
    () => leader,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Read the report' }).first().click();
      await page.getByRole('button', { name: /^Heartset · Relational:/ }).waitFor();
    },
  );
  looksRight(
    'report-cell',
    () => leader,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Read the report' }).first().click();
      await page.getByRole('button', { name: /^Heartset · Relational:/ }).click();
      await page.getByRole('group', { name: 'Heartset · Relational' }).waitFor();
    },
  );
  looksRight(
    'report-gap',
    () => leader,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Read the report' }).first().click();
      await page.getByRole('radio', { name: 'Gap to self' }).check({ force: true });
      await page.getByText('Plus: you see it higher').first().waitFor();
    },
  );
  looksRight(
    'report-nothing-shown',
    async () => {
      const visitor = await stage.newVisitor();
      await signInByMail(stage, visitor, 'oskar.lindgren@lindenhof.example');
      return visitor;
    },
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'See why, and what next' }).first().click();
      await heading(page, 'This time nothing can be shown');
      await page.getByRole('region', { name: 'How you see yourself' }).waitFor();
    },
  );
  looksRight(
    'feedback-nothing-shown',
    async () => {
      const visitor = await stage.newVisitor();
      await signInByMail(stage, visitor, 'oskar.lindgren@lindenhof.example');
      return visitor;
    },
    async (page) => {
      await page.goto('/feedback');
      await heading(page, 'Closed, with nothing to show');
    },
  );
  looksRight(
    'report-share',
    () => leader,
    async (page) => {
      await page.goto('/feedback');
      await page.getByRole('link', { name: 'Read the report' }).first().click();
      await page.getByRole('button', { name: 'Share…' }).click();
      await page.getByRole('dialog').getByLabel('Find people').fill('Noor');
      await page
        .getByRole('button', { name: 'Share with Noor van Dijk' })
        .or(page.getByRole('button', { name: 'Add Noor van Dijk' }))
        .first()
        .waitFor();
    },
  );
  looksRight(
    'campaign-of-hr',
    () => leader,
    async (page) => {
      await page.goto('/campaigns');
      await heading(page, 'This page belongs to HR');
    },
  );
});

describe('a report on paper', () => {
  it('is dark on white whatever the screen is, with every mastery open', { timeout: 60_000 }, async () => {
    photographFailures(stage);
    const page = await leader.newPage();
    await page.goto('/feedback');
    await page.getByRole('link', { name: 'Read the report' }).first().click();
    await page.getByRole('button', { name: /^Heartset · Relational:/ }).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const paper = page.getByRole('region', { name: 'Every mastery, cell by cell' });
    for (const item of instrument.items) await paper.getByRole('heading', { name: item.name, exact: true }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    for (const name of ['Share…', 'Your feedback', 'Sign out']) {
      expect(await page.getByText(name, { exact: true }).filter({ visible: true }).count(), name).toBe(0);
    }
    await page.getByText('Groups see different sides of you').waitFor();

    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await paper.waitFor({ state: 'detached' });
    await page.close();
  });
});

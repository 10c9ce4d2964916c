import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CampaignOnWire, hrDesk } from './support/hr-desk.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { tabTo } from './support/keyboard.ts';
import { texts } from './support/report-page.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** HR reads departments, levels and sites of the demo's campaign about all leaders. */
const stage = setStage();
const campaignName = 'Spring 2026, all leaders';
const fewest = 5;

let hr: BrowserContext;
let instrument: Instrument;
let campaign: CampaignOnWire;
let paths: Readonly<Record<'released' | 'few' | 'collecting', string>>;

/** A number with how many leaders it comes from, or null for one that is held back. */
type Published = { readonly value: number; readonly leaders: number } | null;

beforeAll(async () => {
  hr = await stage.newVisitor();
  const page = await hr.newPage();
  await enterDemoAs(page, 'HR');
  const desk = hrDesk(page.request);
  instrument = await readInstrument(stage.address);
  campaign = await desk.campaignNamed(campaignName);
  const addressOf = (id: string) => `/campaigns/${id}/organization`;
  paths = {
    released: addressOf(campaign.id),
    few: addressOf((await desk.campaignNamed('Autumn 2026, nursing leaders')).id),
    collecting: addressOf((await desk.campaignNamed('Winter 2026, heads of departments')).id),
  };
});

const table = (page: Page, name: 'Departments' | 'Career levels' | 'Sites') =>
  page.getByRole('table', { name: `${name} by the nine cells` });

async function openFigures(): Promise<Page> {
  const page = await hr.newPage();
  await page.goto(paths.released);
  await table(page, 'Sites').waitFor();
  return page;
}

/** A table as it stands on the page: how many leaders each row has, and its nine cells. */
async function readTable(page: Page, name: 'Departments' | 'Career levels' | 'Sites') {
  const rows = await table(page, name).getByRole('row').all();
  const read = rows.map(async (row): Promise<[string, { leaders: number; cells: Published[] }][]> => {
    const head = row.getByRole('rowheader');
    if ((await head.count()) === 0) return [];
    const [, title, size] = /^(.+?)\s*(\d+) leaders?$/s.exec((await texts(head)).join()) ?? [];
    const leaders = Number(size);
    const cells = await row.getByRole('cell').allInnerTexts();
    return [[title?.trim() ?? '', { leaders, cells: cells.map((text) => publishedIn(text, leaders)) }]];
  });
  return new Map((await Promise.all(read)).flat());
}

/** "4.2", "4.2 5 of 6", or a letter. */
function publishedIn(text: string, leaders: number): Published {
  const [, value, some] = /(\d\.\d)(?:.*?(\d+) of \d+)?/s.exec(text) ?? [];
  return value === undefined ? null : { value: Number(value), leaders: Number(some ?? leaders) };
}

describe('the organisation’s figures', () => {
  it('are reached from the campaign, and say what a leader’s own report says, each leader once', async () => {
    photographFailures(stage);
    const page = await hr.newPage();
    await page.goto(`/campaigns/${campaign.id}`);
    await page.getByRole('link', { name: 'See the organisation' }).click();
    await page.getByRole('heading', { name: 'How people experience leadership here', level: 1 }).waitFor();
    await page.getByText('Nobody is ranked and no leader is named', { exact: false }).waitFor();
    const shown = (await readTable(page, 'Departments')).get('Internal Medicine');
    await page.close();

    // Worked out a second time, from what the five leaders of the department read in their own reports.
    const { leaders }: { leaders: { leaderId: string; department: string | null; name: string }[] } = await (
      await hr.request.get(`/api/v1/campaigns/${campaign.id}`)
    ).json();
    const own = leaders.filter((leader) => leader.department === 'Internal Medicine');
    expect(own).toHaveLength(fewest);
    const reports: (number | null)[][] = [];
    for (const leader of own) reports.push(await cellsInOwnReport(leader));
    for (const [place, { id }] of instrument.cells.entries()) {
      const values = reports.flatMap((cells) => cells[place] ?? []);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const published = shown?.cells[place] ?? null;
      if (values.length < fewest) expect(published, id).toBeNull();
      else {
        expect(published?.leaders, id).toBe(values.length);
        expect(Math.abs((published?.value ?? 0) - mean), `${id}: ${mean} was worked out`).toBeLessThan(0.0501);
      }
    }
  }, 180_000);

  it('add up: the sites together are the whole organisation', async () => {
    photographFailures(stage);
    const page = await openFigures();
    const sites = [...(await readTable(page, 'Sites')).values()];
    expect(sites.reduce((sum, site) => sum + site.leaders, 0)).toBe(campaign.leaders.length);
    const figure = page.getByRole('region', { name: 'The whole organisation' });
    for (const [place, cell] of instrument.cells.entries()) {
      const parts = sites.flatMap((site) => site.cells[place] ?? []);
      expect(parts).toHaveLength(sites.length);
      const leaders = parts.reduce((sum, part) => sum + part.leaders, 0);
      const mean = parts.reduce((sum, part) => sum + part.value * part.leaders, 0) / leaders;
      const text = (await texts(figure.getByText(`${cell.name}:`).locator('xpath=..'))).join();
      const [, value, count] = /(\d\.\d)\s+(\d+) leaders/s.exec(text) ?? [];
      expect(Number(count), cell.name).toBe(leaders);
      // Each site is printed to one decimal, and so is the whole.
      expect(Math.abs(Number(value) - mean), `${cell.name}: ${mean} was worked out`).toBeLessThan(0.1001);
    }
    await page.close();
  });

  it('hold back what is too few, and what would leave too few, each with its reason', async () => {
    photographFailures(stage);
    const page = await openFigures();
    const departments = [...(await readTable(page, 'Departments'))];
    const names = departments.map(([name]) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    const small = departments.filter(([, { leaders }]) => leaders < fewest);
    expect(small.length).toBeGreaterThan(0);
    for (const [name, { cells }] of small) {
      expect(cells, name).toEqual([null]);
      await table(page, 'Departments')
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .getByText('Held back: fewer than 5 leaders')
        .waitFor();
    }
    const whole = await wholeCounts(page);
    for (const place of instrument.cells.keys()) {
      const shown = departments.reduce((sum, [, { cells }]) => sum + (cells[place]?.leaders ?? 0), 0);
      const left = (whole[place] ?? 0) - shown;
      expect(left === 0 || left >= fewest, `${left} leaders are left`).toBe(true);
    }
    expect(departments.some(([, { cells }]) => cells.length > 1 && cells.includes(null))).toBe(true);
    const legend = page.getByRole('region', { name: 'Departments' });
    await legend.getByText('Fewer than 5 leaders here have a result that can be shown').waitFor();
    await legend.getByText('It is held back to protect them.').waitFor();
    await page.close();
  });

  it('tell why by keyboard alone', async () => {
    photographFailures(stage);
    const page = await openFigures();
    const held = page.getByRole('button', { name: /^Held back: With this number/ }).first();
    await tabTo(held);
    await page.keyboard.press('Enter');
    const reason = page.getByText('It is held back to protect them.');
    await expect.poll(() => reason.count()).toBe(2);
    await page.keyboard.press('Escape');
    await expect.poll(() => reason.count()).toBe(1);
    expect(await held.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.close();
  });

  it('name no leader', async () => {
    photographFailures(stage);
    const page = await openFigures();
    const text = (await texts(page.getByRole('main'))).join();
    expect(campaign.leaders.length).toBeGreaterThan(30);
    expect(campaign.leaders.filter(({ name }) => text.includes(name))).toEqual([]);
    const answer = await hr.request.get(`/api/v1/organization-reports/${campaign.id}`);
    const wire = await answer.text();
    expect(campaign.leaders.filter(({ name, leaderId }) => wire.includes(name) || wire.includes(leaderId))).toEqual([]);
    await page.close();
  });

  it('are HR’s alone', async () => {
    photographFailures(stage);
    const page = await stage.newPage();
    await enterDemoAs(page, 'a leader', 'Amara Okafor');
    await page.goto(paths.released);
    await page.getByRole('heading', { name: 'This page belongs to HR' }).waitFor();
    expect((await page.request.get(`/api/v1/organization-reports/${campaign.id}`)).status()).toBe(403);
    await page.context().close();
  });
});

describe('the organisation’s page, on a phone and on a desk', () => {
  const pages: [name: string, prepare: (page: Page) => Promise<void>][] = [
    [
      'organization',
      async (page) => {
        await page.goto(paths.released);
        await table(page, 'Sites').waitFor();
      },
    ],
    [
      'organization-reason',
      async (page) => {
        await page.goto(paths.released);
        await page
          .getByRole('button', { name: /^Held back: With this number/ })
          .first()
          .click();
        await expect.poll(() => page.getByText('It is held back to protect them.').count()).toBe(2);
      },
    ],
    [
      'organization-few',
      async (page) => {
        await page.goto(paths.few);
        await page.getByRole('heading', { name: 'Too few leaders for figures' }).waitFor();
      },
    ],
    [
      'organization-collecting',
      async (page) => {
        await page.goto(paths.collecting);
        await page.getByRole('heading', { name: 'Answers are still coming in' }).waitFor();
      },
    ],
    ['organization-stopped', (page) => showInstead(page, 'stopped')],
    [
      'organization-loading',
      async (page) => {
        await page.route('**/api/v1/organization-reports/*', () => undefined);
        await page.goto(paths.released);
        await page.getByRole('status').getByText('One moment…').waitFor();
      },
    ],
    [
      'organization-failed',
      async (page) => {
        await page.route('**/api/v1/organization-reports/*', (route) => route.abort('connectionrefused'));
        await page.goto(paths.released);
        await page.getByRole('alert').waitFor({ timeout: 30_000 });
      },
    ],
  ];
  it('says of every campaign without figures why it has none', async () => {
    photographFailures(stage);
    const page = await hr.newPage();
    for (const status of ['being-counted', 'waiting-for-release', 'none'] as const) await showInstead(page, status);
    await page.close();
  });
  for (const [name, prepare] of pages) {
    it(name, { timeout: 180_000 }, async () => {
      photographFailures(stage);
      const page = await hr.newPage();
      await page.setViewportSize({ width: 1280, height: 900 });
      await prepare(page);
      const faults = await inspectPage(page, name);
      await page.close();
      expect(faults).toEqual([]);
    });
  }
});

const headings = {
  'being-counted': 'The answers are being counted',
  'waiting-for-release': 'The reports wait for your release',
  stopped: 'These figures were stopped before release',
  none: 'This campaign has no such figures',
} as const;

/** The page, as if the campaign stood elsewhere. */
async function showInstead(page: Page, status: keyof typeof headings): Promise<void> {
  await page.route('**/api/v1/organization-reports/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), result: { status } } });
  });
  await page.goto(paths.released);
  await page.getByRole('heading', { name: headings[status] }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
}

/** From how many leaders each cell of the whole organisation comes. */
async function wholeCounts(page: Page): Promise<readonly number[]> {
  const figure = page.getByRole('region', { name: 'The whole organisation' });
  return Promise.all(
    instrument.cells.map(async ({ name }) => {
      const text = (await texts(figure.getByText(`${name}:`).locator('xpath=..'))).join();
      return Number(/(\d+) leaders/.exec(text)?.[1]);
    }),
  );
}

/** What a leader reads of everyone else in each cell, as published; null for what is held back. */
async function cellsInOwnReport(leader: { leaderId: string; name: string }): Promise<(number | null)[]> {
  const found = await hr.request.get(`/api/v1/people?search=${encodeURIComponent(leader.name)}`);
  const { people }: { people: { name: string; email: string }[] } = await found.json();
  const visitor = await stage.newVisitor();
  await signInByMail(stage, visitor, people.find(({ name }) => name === leader.name)?.email ?? '');
  const answer = await visitor.request.get(`/api/v1/reports/${campaign.id}/${leader.leaderId}`);
  const { result }: { result: { release: { cells: OwnCell[] } } } = await answer.json();
  await visitor.close();
  return instrument.cells.map(({ id }) => {
    const cell = result.release.cells.find(({ cellId }) => cellId === id);
    return cell?.everyoneElse.status === 'shown' ? cell.everyoneElse.value : null;
  });
}

interface OwnCell {
  readonly cellId: string;
  readonly everyoneElse: { readonly status: 'shown'; readonly value: number } | { readonly status: 'withheld' };
}

import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { type CampaignOnWire, type HrDesk, hrDesk } from './support/hr-desk.ts';
import { heading, looksRightOn } from './support/looks-right.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { setStage } from './support/stage.ts';

/** HR’s pages of campaigns, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the page. */
const stage = setStage();
const looksRight = looksRightOn(stage);
let hr: BrowserContext;
let desk: HrDesk;
let asking: CampaignOnWire;
beforeAll(async () => {
  hr = await stage.newVisitor();
  const page = await hr.newPage();
  await enterDemoAs(page, 'HR');
  desk = hrDesk(page.request);
  asking = await desk.openCampaign(
    'Wards and emergency',
    ['Jonas Weber', 'Lucía Herrera'],
    ['others-more-or-less', 'others-best-work'],
  );
});

const finished = 'Autumn 2026, nursing leaders';
const collecting = 'Winter 2026, heads of departments';
const draft = 'Spring 2027, medical leaders';

describe('campaigns', () => {
  looksRight(
    'campaigns',
    () => hr,
    async (page) => {
      await page.goto('/campaigns');
      await page.getByText(collecting).waitFor();
    },
  );
  looksRight(
    'campaigns-empty',
    () => hr,
    async (page) => {
      await page.route('**/api/v1/campaigns', (route) => route.fulfill({ json: { campaigns: [] } }));
      await page.goto('/campaigns');
      await heading(page, 'No campaign yet');
    },
  );
  looksRight(
    'campaign-new',
    () => hr,
    async (page) => {
      await page.goto('/campaigns/new');
      await page.getByLabel('Find leaders').fill('nurse manager');
      await page.getByRole('button', { name: 'Add Amara Okafor' }).click();
      await page.getByRole('checkbox').first().waitFor();
    },
  );
  looksRight(
    'campaign-new-refused',
    () => hr,
    async (page) => {
      await page.goto('/campaigns/new');
      await page.getByLabel('Name', { exact: true }).fill('Autumn');
      const auditor = page.getByLabel('Who keeps an eye on it (optional)');
      await auditor.fill('works council@lindenhof');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.getByText('This is no address that a mail can go to').first().waitFor();
      expect(await auditor.getAttribute('aria-invalid')).toBe('true');
      expect(await auditor.evaluate((input) => input === document.activeElement)).toBe(true);
    },
  );
  for (const [name, campaign] of [
    ['campaign-draft', draft],
    ['campaign-collecting', collecting],
    ['campaign-released', finished],
  ] as const) {
    looksRight(
      name,
      () => hr,
      async (page) => {
        await page.goto(`/campaigns/${(await desk.campaignNamed(campaign)).id}`);
        await heading(page, campaign);
      },
    );
  }
  looksRight(
    'campaign-invitations',
    () => hr,
    async (page) => {
      await page.goto(`/campaigns/${(await desk.campaignNamed(collecting)).id}`);
      await page.getByRole('button', { name: 'Show every invitation' }).click();
      await page
        .getByRole('table', { name: 'Invitations' })
        .getByText('Mail sent')
        .first()
        .waitFor({ timeout: 60_000 });
    },
  );
  for (const [name, button] of [
    ['campaign-withdraw-dialog', /^Take out/],
    ['campaign-address-dialog', /^Correct the address/],
  ] as const) {
    looksRight(
      name,
      () => hr,
      async (page) => {
        const { id } = await desk.campaignNamed(collecting);
        await page.route(`**/api/v1/campaigns/${id}/invitations`, async (route) => {
          const { invitations }: { invitations: object[] } = await (await route.fetch()).json();
          const failed = { delivery: 'failed', error: 'address-refused' };
          await route.fulfill({
            json: { invitations: invitations.map((one, at) => (at === 0 ? { ...one, ...failed } : one)) },
          });
        });
        await page.goto(`/campaigns/${id}`);
        await page.getByRole('button', { name: 'Show every invitation' }).click();
        await page.getByRole('button', { name: button }).first().click();
        await page.getByRole('dialog').waitFor();
      },
    );
  }
  looksRight(
    'campaign-open-dialog',
    () => hr,
    async (page) => {
      await page.goto(`/campaigns/${(await desk.campaignNamed(draft)).id}`);
      await page.getByRole('button', { name: 'Open…' }).click();
      await page.getByRole('dialog').getByText('Rules, questions and everybody’s group are fixed then.').waitFor();
    },
  );
  looksRight(
    'campaign-deadline-dialog',
    () => hr,
    async (page) => {
      await page.goto(`/campaigns/${(await desk.campaignNamed(collecting)).id}`);
      await page.getByRole('button', { name: 'Give more time…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  );
  for (const [name, leaderName, said] of [
    ['campaign-add-leader', 'Tomasz Zielinski', /people will be asked, and each gets a mail at once/],
    ['campaign-add-leader-refused', 'Lucía Herrera', 'This leader cannot be added here'],
  ] as const) {
    looksRight(
      name,
      () => hr,
      async (page) => {
        await page.goto(`/campaigns/${asking.id}`);
        await page.getByRole('button', { name: 'Add somebody…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Add somebody' });
        await dialog.getByLabel('Whom to add').selectOption({ label: 'A leader' });
        await dialog.getByLabel('Find leaders').fill(leaderName);
        await dialog.getByRole('button', { name: `Choose ${leaderName}` }).click();
        await dialog.getByText(said).waitFor();
      },
    );
  }
  looksRight(
    'raters-changed',
    () => hr,
    async (page) => {
      const leaderId = asking.leaders.find((each) => each.name === 'Jonas Weber')?.leaderId ?? '';
      await page.route(`**/api/v1/campaigns/${asking.id}/leaders/${leaderId}/raters`, async (route) => {
        const known: { raters: object[] } = await (await route.fetch()).json();
        const standings = ['taken-out', 'added-later'];
        const raters = known.raters.map((one, at) => ({ ...one, standing: standings[at] ?? 'asked' }));
        await route.fulfill({ json: { ...known, raters } });
      });
      const asked = (await desk.ratersOf(asking.id, leaderId)).length - 1;
      await page.goto(`/campaigns/${asking.id}/leaders/${leaderId}`);
      await page.getByText('Taken out', { exact: true }).waitFor();
      await page.getByText('Added later', { exact: true }).waitFor();
      await page.getByText(`${asked} people are asked. One of them was added after the opening.`).waitFor();
    },
  );
  looksRight(
    'raters-outsider-refused',
    () => hr,
    async (page) => {
      const campaign = await desk.campaignNamed(draft);
      await page.goto(`/campaigns/${campaign.id}/leaders/${campaign.leaders[0]?.leaderId}`);
      await page.getByLabel('Given name').fill('Bert');
      await page.getByLabel('E-mail').fill('bert.bounce@invalid');
      await page.getByRole('button', { name: 'Add from outside' }).click();
      await page.getByText('This is no address that a mail can go to').waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('email');
    },
  );
  looksRight(
    'raters',
    () => hr,
    async (page) => {
      const campaign = await desk.campaignNamed(draft);
      await page.goto(`/campaigns/${campaign.id}/leaders/${campaign.leaders[0]?.leaderId}`);
      await heading(page, /^Whom to ask about/);
      await page.getByLabel('Find people').fill('Brandt');
      await page
        .getByRole('button', { name: /Helena Brandt/ })
        .first()
        .waitFor();
    },
  );
});

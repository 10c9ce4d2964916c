import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hrDesk } from './support/hr-desk.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** HR waits on the campaign's page, and never reloads it. */
const stage = setStage();
const name = 'Released by hand';

it('tells HR on the open page that the answers are counted, and offers the release', async () => {
  photographFailures(stage);
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  const desk = hrDesk(hr.request);
  const { id } = await desk.openCampaign(name, ['Amara Okafor'], [], { releaseMode: 'by-hr' });
  await hr.goto(`/campaigns/${id}`);
  await hr.getByText(/^Collecting answers until/).waitFor();
  // From here on everything is done elsewhere, as if by a colleague: the page follows.
  let loads = 0;
  hr.on('load', () => {
    loads += 1;
  });
  await desk.closeAtOnce(id);
  await hr.getByText('The answers are counted. The reports wait for your release.').waitFor({ timeout: 60_000 });
  await release(hr);
  expect(loads).toBe(0);
});

async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Release…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release the reports' }).click();
  await page.getByText(/^Released on/).waitFor();
}

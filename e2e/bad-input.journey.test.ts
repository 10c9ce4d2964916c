import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** Input that is wrong, as people meet it: the page says so in their words, and goes on. */
const stage = setStage();
let hr: Page;

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
});

async function take(name: string, buffer: Buffer, mimeType = 'text/csv'): Promise<void> {
  await hr.goto('/people/import');
  await hr.getByLabel('Drop the file here').setInputFiles({ name, mimeType, buffer });
}

it('refuses files that are no directory, and says what to do', async () => {
  photographFailures(stage);
  const files: [string, Buffer, RegExp][] = [
    ['people.xlsx', Buffer.concat([Buffer.from('504b0304', 'hex'), randomBytes(4000)]), /Excel/],
    ['picture.csv', Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(4000)]), /not a table|text/],
    ['latin1.csv', Buffer.from('Name,Email\nJ\xf6rg,joerg@hospital.example\n', 'latin1'), /UTF-8/],
    ['empty.csv', Buffer.alloc(0), /nothing in this file/],
  ];
  for (const [name, content, words] of files) {
    await take(name, content);
    await hr.getByRole('alert').getByText(words).first().waitFor();
    // The page still takes another file.
    await hr.getByRole('button', { name: 'Choose a file' }).waitFor();
  }
});

it('refuses a file that is far too large in the same way, and does not seem to be broken', async () => {
  photographFailures(stage);
  await take('everybody.csv', Buffer.alloc(10 * 1024 * 1024, 'Ada,Lovelace,ada@hospital.example\n'));
  await hr
    .getByRole('alert')
    .getByText(/too large|at most|MB/)
    .first()
    .waitFor({ timeout: 30_000 });
});

it('lists bad rows with their reasons, and imports the rest only when told to', async () => {
  photographFailures(stage);
  const rows = [
    'Number,First name,Last name,Email,Manager number',
    'N1,Ada,Lovelace,ada@hospital.example,',
    'N2,Grace,Hopper,grace@hospital.example,N1',
    'N3,Alan,Turing,ADA@hospital.example,N1',
    'N4,Edsger,Dijkstra,not an address,N1',
    'N5,Barbara,Liskov,barbara@hospital.example,N9',
  ];
  await take('people.csv', Buffer.from(`${rows.join('\n')}\n`));
  await hr.getByRole('heading', { name: /rows need a look/ }).waitFor();
  const table = hr.getByRole('table', { name: 'Rows that cannot be imported' });
  for (const name of ['Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov']) await table.getByText(name).waitFor();
  expect(await hr.getByRole('button', { name: /^Import \d+ people$/ }).count()).toBe(0);
  await hr.getByRole('button', { name: /^Import \d without/ }).click();
  await hr
    .getByRole('dialog')
    .getByRole('button', { name: /^Import \d without/ })
    .click();
  await hr.getByRole('heading', { name: 'The directory is up to date' }).waitFor();
  await hr.getByText(/rows were left out/).waitFor();
});

it('shows the same page to two people who close at once: one closes, the other learns that it is done', async () => {
  photographFailures(stage);
  const other = await hr.context().newPage();
  for (const page of [hr, other]) {
    await page.goto('/campaigns');
    await page.getByRole('link', { name: /Winter 2026, heads of departments/ }).click();
    await page.getByRole('button', { name: 'Close…' }).click();
  }
  const dialogs = [hr, other].map((page) => page.getByRole('dialog'));
  await Promise.all(dialogs.map((dialog) => dialog.getByRole('button', { name: 'Close now' }).click()));
  const refusal = (page: Page) => page.getByRole('alert').getByText('The campaign is in another state by now.');
  // Whoever was faster: of the two dialogs one goes, and one stays and says why.
  await Promise.any([hr, other].map((page) => refusal(page).waitFor()));
  for (const page of [hr, other]) {
    await page
      .getByText(/^(Closed|Released)/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Close…' }).count()).toBe(0);
  }
  const refused = await Promise.all([hr, other].map((page) => refusal(page).count()));
  expect(refused.reduce((sum, count) => sum + count, 0)).toBe(1);
});

it('says that an address leads nowhere, whoever asks', async () => {
  photographFailures(stage);
  await hr.goto('/campaigns/00000000-0000-4000-8000-000000000000');
  await hr.getByText('There is nothing here for you under this address.').waitFor();
  await hr.goto('/campaigns/not-an-id');
  await hr.getByRole('alert').waitFor();
  await hr.goto('/campaigns');
  await hr.getByRole('heading', { name: 'Campaigns' }).waitFor();
  const stranger = await stage.newPage();
  const answer = await stranger.goto('/somewhere/else');
  expect(answer?.status()).toBe(404);
});

import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe } from 'vitest';
import { heading, looksRightOn } from './support/looks-right.ts';
import { askForLink, enterDemoAs } from './support/sign-in.ts';
import { setStage } from './support/stage.ts';

/** Signing in, the account and the directory, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the page. */
const stage = setStage();
const looksRight = looksRightOn(stage);
const stranger = () => stage.newVisitor();
let hr: BrowserContext;
beforeAll(async () => {
  hr = await stage.newVisitor();
  await enterDemoAs(await hr.newPage(), 'HR');
});

describe('signing in', () => {
  looksRight('welcome', stranger, async (page) => {
    await page.goto('/');
    await heading(page, 'See how your leadership feels to others');
    await page.getByRole('button', { name: /^Sign in as HR/ }).waitFor();
  });
  looksRight('sign-in-asked', stranger, async (page) => {
    await askForLink(stage, page, 'tim.larsson@lindenhof.example');
  });
  looksRight('sign-in-link-ready', stranger, async (page) => {
    await page.goto(await askForLink(stage, page, 'alice.moretti@lindenhof.example'));
    await heading(page, 'One click to sign in');
  });
  looksRight('sign-in-link-used', stranger, async (page) => {
    await page.goto('/sign-in/link#AAAAAAAAAAAAAAAAAAAAAA');
    await heading(page, 'This link has done its work');
  });
  looksRight(
    'account',
    () => hr,
    async (page) => {
      await page.goto('/account');
      await page.getByText('Lindenhof Hospital').waitFor();
    },
  );
  looksRight(
    'account-everywhere',
    () => hr,
    async (page) => {
      await page.goto('/account');
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.getByRole('dialog').waitFor();
    },
  );
  looksRight(
    'signed-out-elsewhere',
    () => hr,
    async (page) => {
      const problem = {
        type: 'about:blank',
        title: 'Please sign in',
        status: 401,
        code: 'not-signed-in',
        requestId: 'r',
      };
      await page.goto('/people');
      await heading(page, 'People');
      await page.route(/\/api\/v1\/(people|auth\/refresh)/, (route) => route.fulfill({ status: 401, json: problem }));
      await page.getByLabel('Search by name').fill('nurse');
      await heading(page, 'You have been signed out');
      await page.getByRole('link', { name: 'Sign in' }).waitFor();
    },
  );
  looksRight(
    'not-found',
    () => hr,
    async (page) => {
      await page.goto('/campaigns/00000000-0000-4000-8000-000000000000');
      await page.getByText('There is nothing here for you under this address.').waitFor();
    },
  );
});

describe('the directory', () => {
  looksRight(
    'people',
    () => hr,
    async (page) => {
      await page.goto('/people');
      await page.getByRole('table').getByText('Amara Okafor').first().waitFor();
    },
  );
  looksRight(
    'people-nobody-found',
    () => hr,
    async (page) => {
      await page.goto('/people');
      await page.getByLabel('Search by name').fill('xyzzy');
      await page.getByText('Nobody matches “xyzzy”').waitFor();
    },
  );
  looksRight(
    'people-loading',
    () => hr,
    async (page) => {
      await page.route('**/api/v1/people*', () => undefined);
      await page.goto('/people');
      await page.getByRole('status').getByText('One moment…').waitFor();
    },
  );
  looksRight(
    'people-failed',
    () => hr,
    async (page) => {
      await page.route('**/api/v1/people*', (route) => route.abort('connectionrefused'));
      await page.goto('/people');
      await page.getByRole('alert').waitFor({ timeout: 30_000 });
    },
  );
  looksRight(
    'import',
    () => hr,
    async (page) => {
      await page.goto('/people/import');
      await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    },
  );
  looksRight(
    'import-preview',
    () => hr,
    async (page) => {
      await page.goto('/people/import');
      const rows = [
        'Number,First name,Last name,Email,Boss',
        'N1,Ada,Lovelace,ada@hospital.example,',
        'N2,Alan,Turing,ADA@hospital.example,N1',
      ];
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) };
      await page.getByLabel('Drop the file here').setInputFiles(file);
      await heading(page, /needs? a look/);
    },
  );
  looksRight(
    'import-without-domain',
    () => hr,
    async (page) => {
      await page.goto('/people/import');
      const rows = [
        'Number,First name,Last name,Email',
        ...[1, 2, 3, 4, 5, 6].map((n) => `N${n},Ada${n},Love,ada${n}`),
      ];
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) };
      await page.getByLabel('Drop the file here').setInputFiles(file);
      await page.getByRole('button', { name: 'Add the domain' }).waitFor();
    },
  );
});

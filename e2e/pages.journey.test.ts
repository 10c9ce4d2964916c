import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerToReview, beginSurvey, sendAnswers } from './support/answer-survey.ts';
import { type CampaignOnWire, type HrDesk, hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { askForLink, enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, resultsFolder, setStage } from './support/stage.ts';

/** Every page, on a phone and on a desk, light and dark: no violation of the guidelines, nothing wider than the page. */
const stage = setStage();
let hr: BrowserContext;
let leader: BrowserContext;
let asked: BrowserContext;
let desk: HrDesk;
let asking: CampaignOnWire;
let instrument: Instrument;

beforeAll(async () => {
  hr = await stage.newVisitor();
  leader = await stage.newVisitor();
  asked = await stage.newVisitor();
  const hrPage = await hr.newPage();
  await enterDemoAs(hrPage, 'HR');
  await enterDemoAs(await leader.newPage(), 'a leader', 'Amara Okafor');
  await signInByMail(stage, asked, 'paul.lindqvist@lindenhof.example');
  desk = hrDesk(hrPage.request);
  instrument = await readInstrument(stage.address);
  asking = await desk.openCampaign(
    'Wards and emergency',
    ['Jonas Weber', 'Lucía Herrera'],
    ['others-more-or-less', 'others-best-work'],
  );
});

const finished = 'Autumn 2026, nursing leaders';
const collecting = 'Winter 2026, heads of departments';
const draft = 'Spring 2027, medical leaders';

/** Opens a page in somebody's browser, gets it ready, and inspects it. */
function looksRight(
  name: string,
  whose: () => BrowserContext | Promise<BrowserContext>,
  open: (page: Page) => Promise<void>,
): void {
  it(name, { timeout: 180_000 }, async () => {
    photographFailures(stage);
    const page = await (await whose()).newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page);
    const faults = await inspectPage(page, name);
    await page.close();
    expect(faults).toEqual([]);
  });
}

const stranger = () => stage.newVisitor();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

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
    'campaign-of-hr',
    () => leader,
    async (page) => {
      await page.goto('/campaigns');
      await heading(page, 'This page belongs to HR');
    },
  );
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
  it('survey-without-javascript', async () => {
    photographFailures(stage);
    for (const [name, viewport] of [
      ['phone', { width: 390, height: 844 }],
      ['desk', { width: 1280, height: 900 }],
    ] as const) {
      const page = await stage.newPage({ javaScriptEnabled: false, viewport });
      await page.goto('/a');
      // Searching by role and text passes over what is for browsers without scripts, and nothing can be measured there: only looked at.
      await page.locator('noscript h1').waitFor();
      expect(await page.locator('noscript').textContent()).toMatch(/open the link from your mail\s+in another browser/);
      await page.screenshot({ path: path.join(resultsFolder, 'pages', `survey-without-javascript-${name}.png`) });
      await page.context().close();
    }
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

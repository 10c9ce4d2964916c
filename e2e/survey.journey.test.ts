import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerToReview, beginSurvey, type Rating, type Sheet, sendAnswers } from './support/answer-survey.ts';
import { type HrDesk, hrDesk } from './support/hr-desk.ts';
import { surveyCodeOf, surveyLinkOf } from './support/inbox.ts';
import { type Instrument, itemsAsAsked, readInstrument } from './support/instrument.ts';
import { pressWithKeyboard, tabTo } from './support/keyboard.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

const stage = setStage();
const leader = 'Jonas Weber';
const promptIds = ['others-more-or-less', 'others-best-work'];
const nurses = ['samuel.ortiz', 'hanna.virtanen', 'karim.benali', 'elif.yildiz', 'thomas.meier', 'rosa.almeida'];
const [samuel, hanna, karim, elif, thomas, rosa] = nurses.map((name) => `${name}@lindenhof.example`) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
let desk: HrDesk;
let instrument: Instrument;

beforeAll(async () => {
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  desk = hrDesk(hr.request);
  instrument = await readInstrument(stage.address);
  await desk.openCampaign('Emergency, this winter', [leader], promptIds);
});

async function linkOf(email: string): Promise<string> {
  return surveyLinkOf(await stage.inbox.waitFor(email, /Your feedback for/));
}

function sheetOf(rating: Rating): Sheet {
  return { ratings: Object.fromEntries(instrument.items.map((item) => [item.id, rating])) };
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

it('can be answered on a phone, and what is sent carries nothing of the signed-in part', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await beginSurvey(page, await linkOf(samuel), leader);
  // The link's secret is not left in the address bar.
  expect(new URL(page.url()).hash).toBe('');
  const [first] = itemsAsAsked(instrument);
  const question = page.getByRole('group', { name: first?.statement ?? '' });
  await question.getByRole('radio', { name: 'often' }).tap();
  await page.getByText('1 of 41 answered').first().waitFor();
  expect(await question.getByRole('radio', { name: 'often' }).isChecked()).toBe(true);

  await answerToReview(page, instrument, {
    ...sheetOf(4),
    comments: { 'others-more-or-less': 'More time on the floor.' },
  });
  await page.getByText('You have answered all 41 statements.').waitFor();
  await page.getByText('More time on the floor.').waitFor();
  const redeeming = page.waitForRequest((request) => request.url().endsWith('/api/v1/ballots'));
  await sendAnswers(page);
  const headers = await (await redeeming).allHeaders();
  expect(headers.cookie).toBeUndefined();
  expect(headers.authorization).toBeUndefined();
  expect(headers.referer).toBeUndefined();
  await page.getByText('What happens next').waitFor();

  await page.goto(await linkOf(samuel));
  await page.getByRole('heading', { name: /All done, thank you/ }).waitFor();

  // Nothing is left to do: whoever comes to this browser next finds nothing.
  await page.goto('about:blank');
  await expect.poll(() => raterCookies(page)).toEqual([]);
  await page.goto(`${stage.address}/a`);
  await page.getByRole('heading', { name: 'Enter the code from your mail' }).waitFor();
});

it('can be answered by keyboard alone', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await page.goto(await linkOf(hanna));
  await pressWithKeyboard(page.getByRole('button', { name: 'Begin', exact: true }));
  let answered = 0;
  for (const cellId of [...instrument.cells.map((cell) => cell.id), null]) {
    const items = instrument.items.filter((item) => item.cellId === cellId);
    await tabTo(
      page
        .getByRole('group', { name: items[0]?.statement ?? '' })
        .getByRole('radio')
        .first(),
    );
    // Each digit leads on to the next statement, and from the last to the button.
    for (const _ of items) {
      await page.keyboard.press(String((answered % 5) + 1));
      answered += 1;
      await page.getByText(`${answered} of 41 answered`).first().waitFor();
    }
    const next = page.getByRole('button', { name: 'Next', exact: true });
    expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'What would you like to say?' }).waitFor();
  await tabTo(page.getByRole('textbox').first());
  await page.keyboard.type('Less rushing at handover.');
  await tabTo(page.getByRole('radio', { name: 'Show it as I wrote it' }));
  await page.keyboard.press('ArrowDown');
  await pressWithKeyboard(page.getByRole('button', { name: 'Next', exact: true }));
  await page.getByText('Only that you commented; your words are not sent').waitFor();
  await pressWithKeyboard(page.getByRole('button', { name: 'Send my answers' }));
  await page.getByRole('heading', { name: 'Thank you. Your answers have arrived' }).waitFor();
});

it('keeps the draft on the device, and one tab answers at a time', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  const link = await linkOf(karim);
  await beginSurvey(page, link, leader);
  await rateFirst(page, 3);
  await page.getByText('Saved on this device').waitFor();
  await page.close();

  const later = await visitor.newPage();
  await later.goto(link);
  await later.getByRole('button', { name: 'Go on where I was' }).click();
  await later.getByText('1 of 41 answered').first().waitFor();
  expect(await firstQuestion(later).getByRole('radio', { name: 'sometimes' }).isChecked()).toBe(true);

  const second = await visitor.newPage();
  await second.goto(link);
  await second.getByRole('heading', { name: 'This is open in another tab' }).waitFor();
  await second.getByRole('button', { name: 'Go on here' }).click();
  await later.getByRole('heading', { name: 'You went on in another tab' }).waitFor();
  await second.getByRole('button', { name: 'Go on where I was' }).click();
  await second.getByText('1 of 41 answered').first().waitFor();
});

it('can be left on a computer that others use, and gone on with by the mail', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor();
  const link = await linkOf(karim);
  const first = await visitor.newPage();
  await beginSurvey(first, link, leader);
  await rateFirst(first, 4);
  await first.getByText('Saved on this device').waitFor();
  await first.close();

  const page = await visitor.newPage();
  await page.goto(link);
  await page.getByText('Not Karim Benali?').waitFor();
  // It ends with the browser.
  expect(await raterCookies(page)).toMatchObject([{ expires: -1 }]);
  await visitor.setOffline(true);
  await pressWithKeyboard(page.getByRole('button', { name: 'Leave this invitation' }));
  await page.getByText('this stays open here for now').waitFor();
  await visitor.setOffline(false);
  await page.getByRole('button', { name: 'Leave this invitation' }).click();
  await page.getByText('You have left the invitation.').waitFor();
  expect(await raterCookies(page)).toEqual([]);
  expect(await page.getByText('Karim').count()).toBe(0);

  for (const address of [page.url(), `${stage.address}/a`]) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Enter the code from your mail' }).waitFor();
    expect(await page.getByText(leader).count()).toBe(0);
  }
  await page.goto(link);
  await page.getByRole('button', { name: 'Go on where I was' }).click();
  await page.getByText('1 of 41 answered').first().waitFor();
});

it('survives a lost connection while sending, and counts the answers once', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  await beginSurvey(page, await linkOf(elif), leader);
  await answerToReview(page, instrument, sheetOf(2));
  await visitor.setOffline(true);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: `Sending your answers about ${leader}` }).waitFor();
  await page.getByText('You are offline. Your answers go out by themselves').waitFor();
  const redeemed = page.waitForResponse((response) => response.url().endsWith('/api/v1/ballots'));
  await visitor.setOffline(false);
  expect((await redeemed).status()).toBe(200);
  await page.getByRole('heading', { name: 'Thank you. Your answers have arrived' }).waitFor({ timeout: 30_000 });
});

it('sends again exactly the same when the reply was lost', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await beginSurvey(page, await linkOf(thomas), leader);
  await answerToReview(page, instrument, sheetOf(5));
  const bodies: (Buffer | null)[] = [];
  await page.route('**/api/v1/ballots', async (route) => {
    bodies.push(route.request().postDataBuffer());
    if (bodies.length > 1) return route.continue();
    // The server counts, and the browser never hears of it.
    await route.fetch();
    await route.abort('connectionreset');
  });
  await sendAnswers(page);
  expect(bodies.length).toBe(2);
  expect(bodies[1]).toEqual(bodies[0]);
});

it('says what is wrong with a link or a code, and opens by the code', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await page.goto('/a#AAAAAAAAAAAAAAAAAAAAAA');
  await page.getByRole('heading', { name: 'We don’t know this link' }).waitFor();
  await page.getByRole('button', { name: 'Enter the code instead' }).click();

  const code = surveyCodeOf(await stage.inbox.waitFor(rosa, /Your feedback for/));
  const field = page.getByLabel('Code', { exact: true });
  const open = page.getByRole('button', { name: 'Open my invitation' });
  await open.click();
  await page.getByText('Enter the code from your mail.').waitFor();
  await field.fill(code.slice(0, -2));
  await open.click();
  await page.getByText('2 characters are missing.').waitFor();
  await field.fill(mistyped(code));
  await open.click();
  await page.getByText('Something in it is mistyped.').waitFor();
  await field.fill(code.toLowerCase());
  await open.click();
  await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();

  const cut = await stage.newPage(phone);
  await cut.goto((await linkOf(rosa)).slice(0, -3));
  await cut.getByText('The link seems to have been cut on its way.').waitFor();
  await cut.goto('/a');
  await cut.getByRole('heading', { name: 'Enter the code from your mail' }).waitFor();
});

it('leads to the comment that is too long to be sent', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  const [, last = ''] = promptIds;
  await beginSurvey(page, await linkOf(rosa), leader);
  await answerToReview(page, instrument, { ...sheetOf(4), comments: { [last]: 'x'.repeat(2100) } });
  await page.getByRole('button', { name: 'Send my answers' }).click();
  const mistake = page.getByText('100 characters too many.');
  await mistake.waitFor();
  const comment = page.getByLabel(instrument.askOthers.find(({ id }) => id === last)?.prompt ?? '');
  expect(await comment.evaluate((field) => field === document.activeElement)).toBe(true);
  const shown = await mistake.boundingBox();
  expect(shown?.y).toBeGreaterThan(0);
  expect(shown?.y).toBeLessThan(phone.viewport.height - 100);
  await comment.fill('Shorter.');
  await page.getByRole('button', { name: 'To the review' }).click();
  await sendAnswers(page);
});

it('tells the one who was taken back, and the ones who come after the end', async () => {
  photographFailures(stage);
  const closing = await desk.openCampaign('Intensive care, this winter', ['Lucía Herrera'], [], {
    releaseMode: 'by-hr',
  });
  const early = await invitationOf('nadia.haddad', /Lucía Herrera/);
  const late = await invitationOf('patrick.byrne', /Lucía Herrera/);
  // Taken back before the mail leaves, it would never come.
  const takenBack = await invitationOf('linh.tran', /Lucía Herrera/);
  await desk.withdraw(closing.id, 'linh.tran@lindenhof.example');
  const withdrawn = await stage.newPage(phone);
  await withdrawn.goto(takenBack);
  await withdrawn.getByRole('heading', { name: 'This invitation was withdrawn' }).waitFor();

  const leftOpen = await stage.newPage(phone);
  await leftOpen.goto(late);
  const begin = leftOpen.getByRole('button', { name: 'Begin', exact: true });
  await begin.waitFor();
  await leftOpen.getByText('It comes out when HR releases it.').waitFor();

  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  await beginSurvey(page, early, 'Lucía Herrera');
  await answerToReview(page, instrument, sheetOf(3));
  await desk.closeAtOnce(closing.id);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'This has closed in the meantime' }).waitFor();

  await begin.click();
  await leftOpen.getByRole('heading', { name: 'Thank you, this has closed' }).waitFor();

  const tooLate = await stage.newPage(phone);
  await tooLate.goto(late);
  await tooLate.getByRole('heading', { name: 'Thank you, this has closed' }).waitFor();
  await tooLate.getByText('how many answered in each group').waitFor();
});

async function invitationOf(name: string, subject: RegExp): Promise<string> {
  return surveyLinkOf(await stage.inbox.waitFor(`${name}@lindenhof.example`, subject));
}

async function raterCookies(page: Page) {
  const cookies = await page.context().cookies(`${stage.address}/api/v1/rater/invitation`);
  return cookies.filter(({ name }) => name === 'heartset_rater');
}

function firstQuestion(page: Page) {
  return page.getByRole('group', { name: itemsAsAsked(instrument)[0]?.statement ?? '' });
}

async function rateFirst(page: Page, rating: 1 | 2 | 3 | 4 | 5): Promise<void> {
  await firstQuestion(page).getByRole('radio').first().focus();
  await page.keyboard.press(String(rating));
}

/** One symbol of the first group exchanged for another that a code may hold. */
function mistyped(code: string): string {
  return `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`;
}

import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { readByTree } from './support/accessibility-tree.ts';
import { answerToReview, beginSurvey, sendAnswers } from './support/answer-survey.ts';
import { hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, itemsAsAsked, readInstrument } from './support/instrument.ts';
import { tabTo } from './support/keyboard.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** Answering itself: what leads on, what is taken back, what is noticed while somebody writes, and input that is odd. */
const stage = setStage();
const leader = 'Jonas Weber';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const day = 24 * 3600 * 1000;
const promptIds = [
  'others-best-work',
  'others-challenges',
  'others-problem-solving',
  'others-more-or-less',
  'others-passion',
];
let instrument: Instrument;
let statements: readonly string[];

beforeAll(async () => {
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  instrument = await readInstrument(stage.address);
  statements = itemsAsAsked(instrument).map(({ statement }) => statement);
  await hrDesk(hr.request).openCampaign('Emergency, at length', [leader], promptIds);
});

const linkOf = async (name: string) =>
  surveyLinkOf(await stage.inbox.waitFor(`${name}@lindenhof.example`, /^Your feedback for/));
const question = (page: Page, place: number) => page.getByRole('group', { name: statements[place] ?? '' });
const promptOf = (id: string) => instrument.askOthers.find((each) => each.id === id)?.prompt ?? '';
const hasFocus = (element: Locator) => element.evaluate((node) => node === document.activeElement);
const allRated = () => Object.fromEntries(instrument.items.map((item) => [item.id, 4 as const]));

/** Wholly between the bars above and below. */
async function inView(page: Page, element: Locator): Promise<boolean> {
  const [box, above, below] = await Promise.all([
    element.boundingBox(),
    page.locator('.bar').boundingBox(),
    page.locator('.foot').boundingBox(),
  ]);
  if (box === null || above === null || below === null) return false;
  return box.y >= above.y + above.height && box.y + box.height <= below.y;
}

/** As from a page or a document elsewhere: with its markup beside its words. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (words) => {
    const as = (type: string, part: string) => new Blob([part], { type });
    const item = { 'text/plain': as('text/plain', words), 'text/html': as('text/html', `<p><b>${words}</b></p>`) };
    await navigator.clipboard.write([new ClipboardItem(item)]);
  }, text);
  await page.keyboard.press('ControlOrMeta+v');
}

async function toPrompts(page: Page): Promise<void> {
  const prompts = page.getByRole('heading', { name: 'What would you like to say?' });
  while (!(await prompts.isVisible())) await page.getByRole('button', { name: 'Next', exact: true }).click();
}

it('leads on to the next open statement: the page after a tap, the focus after a digit alone', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await beginSurvey(page, await linkOf('samuel.ortiz'), leader);
  for (const place of [0, 1, 2, 3]) {
    const often = question(page, place).getByRole('radio', { name: 'often' });
    await often.tap();
    // After four of the same in a row it takes a little longer, and nothing is said.
    await expect.poll(() => inView(page, question(page, place + 1)), { timeout: 15_000 }).toBe(true);
    expect(await hasFocus(often)).toBe(true);
  }
  await page.getByRole('button', { name: 'Next', exact: true }).tap();

  // The arrows choose on their way, and stay.
  const first = question(page, 5).getByRole('radio');
  await first.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await hasFocus(question(page, 5).getByRole('radio', { name: 'sometimes' }))).toBe(true);
  // What stands there already is changed where it is.
  await page.keyboard.press('5');
  expect(await hasFocus(question(page, 5).getByRole('radio', { name: 'always' }))).toBe(true);
  await question(page, 6).getByRole('radio').first().focus();
  await page.keyboard.press('0');
  expect(await hasFocus(question(page, 7).getByRole('radio').first())).toBe(true);
  await page.keyboard.press('9');
  await page.keyboard.press('3');
  await page.getByText('7 of 41 answered').waitFor();
  expect(
    await question(page, 6)
      .getByRole('radio', { name: /able to see/ })
      .isChecked(),
  ).toBe(true);
  expect(await question(page, 7).getByRole('radio', { name: 'sometimes' }).isChecked()).toBe(true);
});

it('takes the last answers back, by the button or by keys, and says so', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await beginSurvey(page, await linkOf('hanna.virtanen'), leader);
  const undo = page.getByRole('button', { name: 'Undo' });
  expect(await undo.isDisabled()).toBe(true);
  await question(page, 0).getByRole('radio').first().focus();
  await page.keyboard.press('2');
  await page.keyboard.press('4');
  await question(page, 0).getByRole('radio', { name: 'always' }).click();
  await page.getByText('2 of 41 answered').waitFor();

  await undo.click();
  await page
    .getByRole('status')
    .filter({ hasText: `stands again: ${statements[0]}` })
    .waitFor({ state: 'attached' });
  expect(await question(page, 0).getByRole('radio', { name: 'rarely' }).isChecked()).toBe(true);
  expect(await hasFocus(question(page, 0).getByRole('radio', { name: 'rarely' }))).toBe(true);
  await page.keyboard.press('Control+z');
  await page
    .getByRole('status')
    .filter({ hasText: `Open again: ${statements[1]}` })
    .waitFor({ state: 'attached' });
  await page.getByText('1 of 41 answered').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('0 of 41 answered').waitFor();
  expect(await question(page, 0).getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await undo.isDisabled()).toBe(true);
  await page.keyboard.press('Control+z');
  await page.getByText('0 of 41 answered').waitFor();

  // What is taken back is not kept either, and where something is written, the keys are the field's.
  await page.keyboard.press('3');
  await toPrompts(page);
  const field = page.getByLabel(promptOf('others-challenges'));
  await field.pressSequentially('More');
  await page.keyboard.press('Control+z');
  await page.getByText('1 of 41 answered').waitFor();
  expect(await field.inputValue()).not.toBe('More');
});

it('goes on at the statement where somebody stopped, also when the page is reloaded', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  const link = await linkOf('karim.benali');
  await beginSurvey(page, link, leader);
  for (const place of [0, 1, 2]) await question(page, place).getByRole('radio', { name: 'rarely' }).tap();
  await page.getByText('3 of 41 answered').waitFor();
  await page.getByText('Saved on this device').waitFor();
  await page.reload();
  await page.getByText('3 of 41 answered').waitFor();
  await page.getByText('Saved on this device').waitFor();
  expect(await hasFocus(question(page, 3).getByRole('radio').first())).toBe(true);
  await page.close();
  const later = await visitor.newPage();
  await later.goto(link);
  await later.getByRole('button', { name: 'Go on where I was' }).click();
  expect(await hasFocus(question(later, 3).getByRole('radio').first())).toBe(true);
  expect(await inView(later, question(later, 3))).toBe(true);
});

it('suggests three open questions, and notices on this device alone what may tell who writes', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await beginSurvey(page, await linkOf('elif.yildiz'), leader);
  await page.waitForLoadState('networkidle');
  await toPrompts(page);
  expect(await page.getByRole('textbox').count()).toBe(3);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const challenges = page.getByLabel(promptOf('others-challenges'));
  await challenges.fill('As your only night nurse in room 214 I told Jonas so on 3 March. Elif');
  const hint = page.getByRole('status').filter({ hasText: 'This may show who you are' });
  await hint.waitFor();
  for (const words of ['As your only night', 'room 214', 'Elif', '3 March']) await hint.getByText(words).waitFor();
  // It forbids nothing: four lines at most, and what is said is kept.
  expect(await hint.getByRole('listitem').count()).toBe(4);
  expect(await inspectPage(page, 'survey-telling-words')).toEqual([]);
  await page.getByRole('radio', { name: 'Only say that I commented' }).check();
  await hint.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '2 more questions, if you like' }).click();
  expect(await page.getByRole('textbox').count()).toBe(5);
  expect(await hasFocus(page.getByLabel(promptOf('others-best-work')))).toBe(true);
  await page.getByLabel(promptOf('others-more-or-less')).fill('Call me: elif@lindenhof.example');
  await hint.waitFor();
  expect(requests).toEqual([]);

  // What was written to stays on the page; from the review each of them is a step away.
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: `Change: ${promptOf('others-passion')}` }).click();
  expect(await hasFocus(page.getByLabel(promptOf('others-passion')))).toBe(true);
  await page.getByRole('button', { name: 'To the review' }).click();
  await page.getByText('Only that you commented; your words are not sent').waitFor();
});

it('takes odd texts as they are: emoji, right to left, markup, what no keyboard makes', async () => {
  photographFailures(stage);
  const page = await stage.newPage(phone);
  await beginSurvey(page, await linkOf('thomas.meier'), leader);
  await answerToReview(page, instrument, { ratings: allRated() });
  await page.getByRole('button', { name: `Change: ${promptOf('others-challenges')}` }).click();
  const challenges = page.getByLabel(promptOf('others-challenges'));
  await page.keyboard.insertText('<b onclick="alert(1)">بارك الله فيك</b> &amp; 👩🏽‍⚕️🙏\u0007\u0000\u202e');
  const direction = (field: Locator) => field.evaluate((node) => getComputedStyle(node).direction);
  expect(await direction(challenges)).toBe('ltr');
  const solving = page.getByLabel(promptOf('others-problem-solving'));
  await solving.focus();
  await paste(page, 'شكرا جزيلا على كل شيء');
  expect(await solving.inputValue()).toBe('شكرا جزيلا على كل شيء');
  expect(await direction(solving)).toBe('rtl');

  // Twenty thousand characters are refused, and all of them stay.
  const pasted = 'Long. '.repeat(3_334).slice(0, 20_000);
  const long = page.getByLabel(promptOf('others-more-or-less'));
  await long.focus();
  await paste(page, pasted);
  await page.getByText('18,000 characters too many.').waitFor();
  await page.getByText('Saved on this device').waitFor();
  await page.getByRole('button', { name: 'To the review' }).click();
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByText('18,000 characters too many.').waitFor();
  expect(await long.inputValue()).toBe(pasted);
  expect(await hasFocus(long)).toBe(true);
  await page.reload();
  expect(await page.getByLabel(promptOf('others-more-or-less')).inputValue()).toBe(pasted);
  await page.getByLabel(promptOf('others-more-or-less')).fill('Short.');
  await page.getByRole('button', { name: 'To the review' }).click();
  // As text, and not as what it might mean.
  await page.getByText('<b onclick="alert(1)">').waitFor();
  expect(await page.locator('blockquote b').count()).toBe(0);
  await sendAnswers(page);
});

it('can be answered with a clock that is a day wrong, and whatever was begun yesterday stays when it is put right', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  const link = await linkOf('karim.benali');
  await page.clock.install({ time: Date.now() + day });
  await beginSurvey(page, link, leader);
  await question(page, 0).getByRole('radio', { name: 'rarely' }).tap();
  await page.getByText('Saved on this device').waitFor();
  await page.close();
  const later = await visitor.newPage();
  await later.clock.install({ time: Date.now() - day });
  await later.goto(link);
  await later.getByRole('button', { name: 'Go on where I was' }).click();
  await later.getByText('1 of 41 answered').waitFor();
  await answerToReview(later, instrument, { ratings: allRated() });
  await sendAnswers(later);
});

it('can be answered through the accessibility tree, with nothing but roles and names', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await page.goto(await linkOf('rosa.almeida'));
  const reader = await readByTree(page);
  const press = async (name: string) => reader.choose(await reader.find('button', name));
  await press('Begin');
  const headings = [...instrument.cells.map((cell) => cell.headline), instrument.core.headline];
  let place = 0;
  for (const [index, heading] of headings.entries()) {
    await reader.find('heading', heading);
    const cellId = instrument.cells[index]?.id ?? null;
    for (const item of instrument.items.filter((each) => each.cellId === cellId)) {
      const group = await reader.find('group', item.statement);
      expect(group.description).toBe(item.name);
      const wanted = place % 7 === 0 ? /able to see/ : /often$/;
      await reader.choose(await reader.find('radio', wanted, group));
      await expect.poll(async () => (await reader.find('radio', wanted, group)).checked).toBe(true);
      place += 1;
    }
    await reader.find('progressbar', `${place} of 41 answered`);
    await press('Next');
  }
  await reader.write(await reader.find('textbox', promptOf('others-challenges')), 'Less rushing at handover.');
  await reader.choose(
    await reader.find('radio', /^Only say that I commented/, await reader.find('group', 'What may be shown?')),
  );
  await press('Next');
  await reader.find('heading', 'Look it over, then send');
  await press('Send my answers');
  await reader.find('heading', 'Thank you. Your answers have arrived');
});

it('goes on without a network from the moment a leader is opened: what notices words is then missing, and nothing else', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const page = await visitor.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.clock.install();
  await page.goto(await linkOf('hanna.virtanen'));
  const begin = page.getByRole('button', { name: /^(Begin|Go on where I was)$/ });
  await begin.waitFor();
  await visitor.setOffline(true);
  await begin.click();
  await toPrompts(page);
  await page.getByLabel(promptOf('others-challenges')).fill('As your only night nurse I …');
  // Past the pause after which words would be looked at.
  await page.clock.runFor(5_000);
  await page.getByText('Saved on this device').waitFor();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByText('As your only night nurse I …').waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await page.getByLabel(promptOf('others-challenges')).inputValue()).toBe('As your only night nurse I …');
  expect(failures).toEqual([]);
});

it('finds its way by Tab as well, from the first statement to the buttons', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await beginSurvey(page, await linkOf('hanna.virtanen'), leader);
  await question(page, 0).getByRole('radio').first().focus();
  await page.keyboard.press('3');
  await tabTo(page.getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  expect(await hasFocus(question(page, 0).getByRole('radio', { name: 'sometimes' }))).toBe(true);
  await tabTo(page.getByRole('button', { name: 'Next', exact: true }));
});

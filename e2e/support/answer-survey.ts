import type { Page } from 'playwright-core';
import type { Instrument } from './instrument.ts';

/** A step of the scale, or "not observed". */
export type Rating = 1 | 2 | 3 | 4 | 5 | 'not-observed';

export interface Sheet {
  /** The rating of each item, by its id. */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** What is written to a prompt, by its id; prompts that are left out stay empty. */
  readonly comments?: Readonly<Record<string, string>>;
}

/** Opens a mailed survey link and begins with one leader, whether the link asks about one or several. */
export async function beginSurvey(page: Page, link: string, leader: string): Promise<void> {
  await page.goto(link);
  const fromList = page.getByRole('button', { name: `Begin: ${leader}` });
  const begin = page.getByRole('button', { name: 'Begin', exact: true });
  await fromList.or(begin).waitFor();
  if (await fromList.isVisible()) await fromList.click();
  await page.getByRole('heading', { name: leader, level: 1 }).waitFor();
  await begin.click();
}

/** Answers every page from the first one on, by keyboard as the page explains it, up to the review. */
export async function answerToReview(page: Page, instrument: Instrument, sheet: Sheet): Promise<void> {
  for (const cell of [...instrument.cells, null]) {
    await page.getByRole('heading', { name: cell?.headline ?? instrument.core.headline, level: 1 }).waitFor();
    await rateItems(page, instrument, cell?.id ?? null, sheet);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  const review = page.getByRole('heading', { name: 'Look it over, then send' });
  const prompts = page.getByRole('heading', { name: 'What would you like to say?' });
  await review.or(prompts).waitFor();
  if (await prompts.isVisible()) {
    await writeComments(page, instrument, sheet);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await review.waitFor();
}

/** Sends from the review, and waits until the page says that the answers have arrived. */
export async function sendAnswers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'Thank you. Your answers have arrived' }).waitFor();
}

/**
 * Sends from the review while the way for answers is cut: the ballot is issued, and the answers do not arrive. As long as
 * somebody stands like this, the grace of a closed campaign does not end by itself.
 */
export async function sendInVain(page: Page): Promise<void> {
  await page.route('**/api/v1/ballots', (route) => route.abort('connectionrefused'));
  const tried = page.waitForRequest('**/api/v1/ballots');
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await tried;
}

async function rateItems(page: Page, instrument: Instrument, cellId: string | null, sheet: Sheet): Promise<void> {
  const items = instrument.items.filter((item) => item.cellId === cellId);
  for (const item of items) {
    const rating = sheet.ratings[item.id];
    if (rating === undefined) throw new Error(`The sheet has no rating of ${item.id}.`);
    // A digit leads on to the next that is open; where something was answered before, that is not the next one here.
    await page.locator(`#item-${item.id} input`).first().focus();
    await page.keyboard.press(rating === 'not-observed' ? '0' : String(rating));
  }
}

async function writeComments(page: Page, instrument: Instrument, sheet: Sheet): Promise<void> {
  for (const [promptId, text] of Object.entries(sheet.comments ?? {})) {
    const prompt = instrument.askOthers.find((each) => each.id === promptId);
    if (prompt === undefined) throw new Error(`The instrument has no prompt ${promptId}.`);
    const field = page.getByLabel(prompt.prompt);
    if ((await field.count()) === 0) await page.getByRole('button', { name: /more questions?, if you like/ }).click();
    await field.fill(text);
  }
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Shown } from './published-numbers.ts';

/** The figure while answers come in: the core and nine cells, each held back, none to be opened, and groups in words. */
export async function expectAllHeldBack(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Your report is growing' }).waitFor();
  const figure = page.getByRole('region', { name: 'The nine cells' });
  await figure.getByText('Held back', { exact: true }).first().waitFor();
  expect(await figure.getByText('Held back', { exact: true }).count()).toBe(10);
  expect(await figure.getByRole('button').count()).toBe(0);
  const asked = await texts(page.getByRole('list', { name: 'Who is asked' }).getByRole('listitem'));
  expect(asked.length).toBeGreaterThan(1);
  for (const words of asked)
    expect(words).toMatch(/^(team members|peers|senior leaders), \d+ asked: (not yet|enough to be shown)$/);
}

/** A cell of the figure shows this number, to one decimal, or is held back. */
export async function expectCell(page: Page, name: string, expected: Shown): Promise<void> {
  expectShown((await texts(page.getByRole('button', { name: new RegExp(`^${name}:`) }))).join(), name, expected);
}

/** The core of the figure shows this number. */
export async function expectCore(page: Page, expected: Shown): Promise<void> {
  const core = page.getByRole('button', { name: /^Commitment to Human-Centered Leadership/ });
  expectShown((await texts(core)).join(), 'the core', expected);
}

function expectShown(text: string, name: string, expected: Shown): void {
  if (expected === null) {
    expect(text, name).toContain('Held back');
    return;
  }
  const shown = /\b\d\.\d\b/.exec(text)?.[0];
  expect(Math.abs(Number(shown) - expected), `${name} shows ${shown}, and ${expected} was worked out`).toBeLessThan(
    0.0501,
  );
}

/** One block's part in the list of an item's values: "team members 4.7 or more | peers and senior leaders 3.4". */
export function expectValue(values: string, who: string, expected: Shown): void {
  const part = values.split(' | ').find((each) => each.startsWith(`${who} `)) ?? '';
  if (expected === null) {
    expect(part, values).toContain('Too few people could judge this');
    return;
  }
  const shown = /\d\.\d/.exec(part)?.[0];
  expect(Math.abs(Number(shown) - expected), `${values}: ${who} was worked out as ${expected}`).toBeLessThan(0.0501);
}

/** What stands in each of some elements, on one line. */
export async function texts(items: ReturnType<Page['getByRole']>): Promise<string[]> {
  await items.first().waitFor();
  return (await items.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

import type { Page } from 'playwright-core';

/** Rates oneself the same everywhere, page by page. */
export async function rateOneself(page: Page, rating: number): Promise<void> {
  await page.getByRole('heading', { name: 'How do you see yourself?' }).waitFor();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  for (let part = 1; ; part += 1) {
    await page.getByText(new RegExp(`^Part ${part} of \\d+$`)).waitFor();
    for (const item of await page.getByRole('group').all()) {
      if ((await item.getByRole('radio').count()) > 0)
        await item
          .getByRole('radio')
          .nth(rating - 1)
          .check({ force: true });
    }
    if ((await next.count()) === 0) break;
    await next.click();
  }
  await page.getByText('41 of 41 answered').waitFor();
  await page.getByRole('button', { name: 'Send…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
}

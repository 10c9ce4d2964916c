import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Inspection, inspectPage } from './inspect-page.ts';
import { photographFailures, type Stage } from './stage.ts';

/** A test of a page, by its name: in whose browser it is opened, and how it gets ready. */
export type LooksRight = (
  name: string,
  whose: () => BrowserContext | Promise<BrowserContext>,
  open: (page: Page) => Promise<void>,
) => void;

/** Opens a page in somebody's browser, gets it ready, and inspects it: on a phone and on a desk, light and dark. */
export function looksRightOn(stage: Stage, inspection: Inspection = {}): LooksRight {
  return (name, whose, open) => {
    it(name, { timeout: 180_000 }, async () => {
      photographFailures(stage);
      const page = await (await whose()).newPage();
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page);
      const faults = await inspectPage(page, name, inspection);
      await page.close();
      expect(faults).toEqual([]);
    });
  };
}

/** Waits for a heading. */
export function heading(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('heading', { name }).first().waitFor();
}

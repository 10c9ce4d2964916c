import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { resultsFolder } from './stage.ts';

/** What the Web Content Accessibility Guidelines ask at level AA, up to 2.2. */
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const widths = [
  { name: 'phone', size: { width: 390, height: 844 } },
  { name: 'desk', size: { width: 1280, height: 900 } },
] as const;
const schemes = ['light', 'dark'] as const;

/** Where pictures of every page are kept, to be looked at. */
const pictures = path.join(resultsFolder, 'pages');

/** What depends on colours alone: the rest of the guidelines is the same for light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

interface Inspection {
  /** False for a page with a frame in which no script may run: then only its width is looked at. */
  readonly frames?: boolean;
}

/**
 * Looks at a page as it stands on a phone and on a desk, light and dark, and takes a picture of each.
 *
 * @returns what is wrong, a line each; empty for a page that is right
 */
export async function inspectPage(page: Page, name: string, inspection: Inspection = {}): Promise<readonly string[]> {
  await mkdir(pictures, { recursive: true });
  const faults: string[] = [];
  for (const { name: width, size } of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(page);
      const where = `${name}, ${width}, ${colorScheme}`;
      await page.screenshot({ path: path.join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      faults.push(...(await overflowOf(page)).map((fault) => `${where}: ${fault}`));
      faults.push(...(await violationsOf(page, colorScheme, inspection)).map((fault) => `${where}: ${fault}`));
    }
  }
  return faults;
}

/** Colours and places change within an instant; what is measured is what stands there afterwards. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

async function overflowOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const widest = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 0.5)
      .map((element) => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`)
      .slice(0, 4);
    return [`wider than its ${room} pixels (${document.documentElement.scrollWidth}): ${widest.join(', ')}`];
  });
}

async function violationsOf(
  page: Page,
  scheme: (typeof schemes)[number],
  { frames = true }: Inspection,
): Promise<readonly string[]> {
  if (!frames) return [];
  // Otherwise every look opens one more page and loads the rules into it again: twice the time, for frames of other origins alone.
  const inspector = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (scheme === 'light'
    ? inspector.withTags(guidelines)
    : inspector.withRules(rulesOfColour)
  ).analyze();
  return violations.flatMap((violation) =>
    violation.nodes
      .slice(0, 3)
      .map((node) => `${violation.id}: ${violation.help}. ${node.target.join(' ')}: ${firstLine(node.failureSummary)}`),
  );
}

function firstLine(summary: string | undefined): string {
  return (summary ?? '').split('\n').slice(1, 2).join('').trim();
}

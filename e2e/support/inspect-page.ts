import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { resultsFolder } from './stage.ts';

/** What the Web Content Accessibility Guidelines ask at level AA, up to 2.2. */
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What depends on colours alone: the rest of the guidelines is the same for light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** One way in which a page is looked at. */
interface Look {
  readonly name: string;
  readonly size: { width: number; height: number };
  readonly media: Parameters<Page['emulateMedia']>[0];
  readonly rules: 'all' | 'of-colour';
}

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const looks: readonly Look[] = [
  { name: 'phone-light', size: phone, media: { colorScheme: 'light' }, rules: 'all' },
  { name: 'phone-dark', size: phone, media: { colorScheme: 'dark' }, rules: 'of-colour' },
  { name: 'desk-light', size: desk, media: { colorScheme: 'light' }, rules: 'all' },
  { name: 'desk-dark', size: desk, media: { colorScheme: 'dark' }, rules: 'of-colour' },
];

/** As for somebody who zooms in on a screen of 1280 by 1024, and as in a system's own few colours. */
const closeLooks: readonly Look[] = [
  { name: 'zoom-200', size: { width: 640, height: 512 }, media: { colorScheme: 'light' }, rules: 'all' },
  { name: 'zoom-400', size: { width: 320, height: 256 }, media: { colorScheme: 'light' }, rules: 'all' },
  { name: 'forced-colours', size: phone, media: { forcedColors: 'active' }, rules: 'of-colour' },
];

/** Where pictures of every page are kept, to be looked at. */
const pictures = path.join(resultsFolder, 'pages');

export interface Inspection {
  /** False for a page with a frame in which no script may run: then only its width is looked at. */
  readonly frames?: boolean;
  /** True for a page that raters meet: it is also looked at zoomed in, and in forced colours. */
  readonly closely?: boolean;
}

/**
 * Looks at a page as it stands on a phone and on a desk, light and dark, and takes a picture of each. Whoever looks asks for less motion,
 * and gets it.
 *
 * @returns what is wrong, a line each; empty for a page that is right
 */
export async function inspectPage(page: Page, name: string, inspection: Inspection = {}): Promise<readonly string[]> {
  await mkdir(pictures, { recursive: true });
  const faults: string[] = [];
  for (const look of inspection.closely ? [...looks, ...closeLooks] : looks) {
    await page.setViewportSize(look.size);
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none', ...look.media });
    await settle(page);
    await page.screenshot({ path: path.join(pictures, `${name}-${look.name}.png`), fullPage: true });
    const found = await Promise.all([overflowOf(page), inspection.closely ? motionOf(page) : []]);
    found.push(await violationsOf(page, look, inspection));
    faults.push(...found.flat().map((fault) => `${name}, ${look.name}: ${fault}`));
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

/** What still moves after it has settled, although less motion is asked for. */
async function motionOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target : null))
      .map((target) => `moves although less motion is asked for: ${target?.className ?? 'something'}`),
  );
}

async function violationsOf(page: Page, { rules }: Look, { frames = true }: Inspection): Promise<readonly string[]> {
  if (!frames) return [];
  // Otherwise every look opens one more page and loads the rules into it again: twice the time, for frames of other origins alone.
  const inspector = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === 'all'
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

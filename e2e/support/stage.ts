import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFailed } from 'vitest';
import { type Inbox, openInbox } from './inbox.ts';
import { launchBrowser } from './launch-browser.ts';
import { launchProduct, type RunningProduct } from './launch-product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data directory in which the demo organisation was loaded: each file's product begins with a copy of it. */
    preparedData: string;
  }
}

/** Where pictures go: of failures, and of every page. */
export const resultsFolder = path.resolve(import.meta.dirname, '../..', process.env.HEARTSET_RESULTS || 'test-results');

/** What a file of journeys stands on: one product, one browser, and as many people at it as wanted. */
export interface Stage {
  readonly address: string;
  readonly inbox: Inbox;
  readonly browser: Browser;
  /** A browser of somebody's own: its own cookies and storage, until the file ends. */
  newVisitor(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page in a new browser of somebody's own. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  printed(): string;
}

/** How long a page may take to show what is waited for: generous, because two cores may be busy. */
const patienceMilliseconds = 15_000;

/** Sets the stage for a file's tests, and clears it afterwards. Pictures are taken of every open page when a test fails. */
export function setStage(): Stage {
  let product: RunningProduct | undefined;
  let browser: Browser | undefined;
  const ready = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('The stage is set before the tests, not while they are collected.');
    return thing;
  };
  beforeAll(async () => {
    // One after the other: whatever has been started is stopped even when the next does not start.
    product = await launchProduct(inject('preparedData'));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  const newVisitor = async (options: BrowserContextOptions = {}) => {
    const context = await ready(browser).newContext({
      baseURL: ready(product).address,
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(patienceMilliseconds);
    return context;
  };
  return {
    get address() {
      return ready(product).address;
    },
    get inbox() {
      return openInbox(ready(product).address);
    },
    get browser() {
      return ready(browser);
    },
    newVisitor,
    newPage: async (options) => (await newVisitor(options)).newPage(),
    printed: () => ready(product).printed(),
  };
}

/**
 * Call first in a test: when it fails, every open page is photographed, and those that the test opened are closed, so that
 * the next failure shows its own pages.
 */
export function photographFailures(stage: Stage): void {
  const openPages = () => stage.browser.contexts().flatMap((context) => context.pages());
  const before = new Set(openPages());
  onTestFailed(async ({ task }) => {
    await mkdir(resultsFolder, { recursive: true });
    const name = task.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
    for (const [index, page] of openPages().entries()) {
      const picture = path.join(resultsFolder, `${name}-${index + 1}.png`);
      const taken = await page.screenshot({ path: picture, fullPage: true }).then(
        () => picture,
        (error: unknown) => `no picture, ${String(error)}`,
      );
      process.stderr.write(`  ${page.url()}: ${taken}\n`);
      if (!before.has(page)) await page.close();
    }
    process.stderr.write(`  The product printed:\n${stage.printed()}\n`);
  });
}

import { hrDesk } from '../e2e/support/hr-desk.ts';
import { openInbox, surveyLinkOf } from '../e2e/support/inbox.ts';
import { launchProduct } from '../e2e/support/launch-product.ts';
import { enterDemoAs } from '../e2e/support/sign-in.ts';
import { type Asked, watchWire } from '../e2e/support/wire.ts';
import { type Browser, longestTask } from './survey-frames.ts';

type Page = Awaited<ReturnType<Browser['newPage']>>;

const leader = 'Jonas Weber';
const raters = ['samuel.ortiz', 'hanna.virtanen', 'karim.benali', 'elif.yildiz', 'thomas.meier'];

/** What Chromium's own tools call "Slow 4G": milliseconds, and bytes a second. */
export const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (0.75e6 / 8) * 0.9,
};

/** One visit of somebody who has never been here: from opening the link to the end of the first page of statements. */
export interface Visit {
  /** What has come until the first statement could be rated. */
  readonly wire: readonly Asked[];
  /** Milliseconds from opening the link until the invitation can be begun, and from then, pressed at once, to the first statement. */
  readonly invitation: number;
  readonly firstItem: number;
  /** Milliseconds of processor time that the page's own thread, slowed down, had used up to then. */
  readonly computing: number;
  /** Milliseconds from each touch to the frame that shows what it did. */
  readonly taps: readonly number[];
  /** The most that the page's own thread computed in one go for a touch, in milliseconds of its processor time. */
  readonly longestTask: number;
  /** The sum of layout shifts that no touch has caused, and the largest of all shifts. */
  readonly shift: number;
  readonly largestShift: number;
}

/** Opens the survey as several raters do, in the built product, on a slow phone with a slow network. */
export async function measureFirstLoad(browser: Browser, slowdown: number): Promise<Visit[]> {
  const product = await launchProduct();
  try {
    const visitor = await browser.newContext({ baseURL: product.address, locale: 'en-GB' });
    const hr = await visitor.newPage();
    await enterDemoAs(hr, 'HR');
    await hrDesk(hr.request).openCampaign('First load', [leader]);
    await visitor.close();
    const visits: Visit[] = [];
    for (const rater of raters) {
      const mail = await openInbox(product.address).waitFor(`${rater}@lindenhof.example`, /Your feedback for/);
      visits.push(await visit(browser, surveyLinkOf(mail), slowdown));
    }
    return visits;
  } finally {
    await product.stop();
  }
}

async function visit(browser: Browser, link: string, slowdown: number): Promise<Visit> {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
  });
  const page = await phone.newPage();
  await page.addInitScript(watchShiftsAndTaps);
  const session = await page.context().newCDPSession(page);
  const watched = await watchWire(session);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Network.emulateNetworkConditions', slow4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(link, { waitUntil: 'commit' });
  const invitation = await timeOf(page, 'main.before .button.large');
  const pressed = await page.evaluate(() => performance.now());
  // Pressed from within the page: what the measuring costs is not part of it.
  await page.evaluate(() => document.querySelector<HTMLElement>('main.before .button.large')?.click());
  const shown = await timeOf(page, 'main.questions input[type=radio]');
  const wire = structuredClone(watched);
  const { metrics } = await session.send('Performance.getMetrics');
  const computing = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  await browser.startTracing(page, { categories: ['toplevel'] });
  await rateFirstPage(page);
  const longest = longestTask(await browser.stopTracing());
  const { taps, shift, largestShift } = await page.evaluate(() => globalThis.watched());
  await phone.close();
  return { wire, invitation, firstItem: shown - pressed, computing, taps, longestTask: longest, shift, largestShift };
}

/** Milliseconds since the link was opened at which something is first there. */
async function timeOf(page: Page, selector: string): Promise<number> {
  const time = await page.waitForFunction((wanted) => document.querySelector(wanted) && performance.now(), selector, {
    polling: 'raf',
    timeout: 60_000,
  });
  return (await time.jsonValue()) ?? Number.NaN;
}

async function rateFirstPage(page: Page): Promise<void> {
  const groups = page.locator('main.questions fieldset');
  const count = await groups.count();
  for (let place = 0; place < count; place += 1) {
    const group = groups.nth(place);
    await group.scrollIntoViewIfNeeded();
    await group
      .getByRole('radio')
      .nth(place % 5)
      .tap({ force: true });
    // As somebody reads before the next touch.
    await page.waitForTimeout(600);
  }
  await page.locator('.foot .button').last().tap();
  await page.waitForTimeout(1000);
}

interface Watched {
  taps: number[];
  shift: number;
  largestShift: number;
}

declare global {
  var watched: () => Watched;
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Runs in the page before anything else does. */
function watchShiftsAndTaps(): void {
  const shifts: LayoutShift[] = [];
  const taps: number[] = [];
  new PerformanceObserver((list) => shifts.push(...(list.getEntries() as LayoutShift[]))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (['pointerdown', 'pointerup', 'click', 'input', 'change'].includes(name)) taps.push(duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  globalThis.watched = () => ({
    taps,
    shift: shifts.filter((one) => !one.hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    largestShift: Math.max(0, ...shifts.map(({ value }) => value)),
  });
}

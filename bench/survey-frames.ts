import { answerToReview, beginSurvey, type Rating } from '../e2e/support/answer-survey.ts';
import { hrDesk } from '../e2e/support/hr-desk.ts';
import { openInbox, surveyLinkOf } from '../e2e/support/inbox.ts';
import { readInstrument } from '../e2e/support/instrument.ts';
import type { launchBrowser } from '../e2e/support/launch-browser.ts';
import { launchProduct } from '../e2e/support/launch-product.ts';
import { enterDemoAs } from '../e2e/support/sign-in.ts';

export type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

const leader = 'Jonas Weber';
const raters = ['samuel.ortiz', 'hanna.virtanen', 'karim.benali', 'elif.yildiz', 'thomas.meier'];

/**
 * From pressing "send" to "thank you", in milliseconds: how long, and the longest time without a frame; `idleFrame`: the longest while
 * the same page does nothing for as long, which is what a busy machine makes of it; `longestTask`: the most that the page's own thread
 * computed in one go, slowed down, which is what keeps frames back on a machine that has nothing else to do.
 */
export type Sending = Watched & { longestTask: number };
type Watched = { took: number; longestFrame: number; idleFrame: number };

/** Sends answers as several raters do, in the built product, on a page that is slowed down. */
export async function measureSending(browser: Browser, slowdown: number): Promise<Sending[]> {
  const product = await launchProduct();
  try {
    const visitor = await browser.newContext({ baseURL: product.address, locale: 'en-GB' });
    const hr = await visitor.newPage();
    await enterDemoAs(hr, 'HR');
    await hrDesk(hr.request).openCampaign('Sending', [leader]);
    await hr.close();
    const instrument = await readInstrument(product.address);
    const ratings = Object.fromEntries(instrument.items.map((item): [string, Rating] => [item.id, 4]));
    const measured: Sending[] = [];
    for (const rater of raters) {
      const mail = await openInbox(product.address).waitFor(`${rater}@lindenhof.example`, /Your feedback for/);
      const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
      const page = await phone.newPage();
      await beginSurvey(page, surveyLinkOf(mail), leader);
      await answerToReview(page, instrument, { ratings });
      measured.push(await sendSlowly(browser, page, slowdown));
      await phone.close();
    }
    return measured;
  } finally {
    await product.stop();
  }
}

async function sendSlowly(browser: Browser, page: Page, slowdown: number): Promise<Sending> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await browser.startTracing(page, { categories: ['toplevel'] });
  const watched = await page.evaluate(watchSending);
  return { ...watched, longestTask: longestTask(await browser.stopTracing()) };
}

type TraceEvent = { name: string; ph: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };

/** The longest task on a page's own thread, in milliseconds of that thread's processor time. */
export function longestTask(trace: Buffer): number {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const pages = new Set(
    traceEvents.filter((event) => event.ph === 'M' && event.args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.ph === 'X' && pages.has(threadOf(event)));
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** Runs in the page, where nothing of this file is: presses the button, and looks at every frame until the heading has changed. */
async function watchSending(): Promise<Watched> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Send my answers');
  const idleSince = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let idleFrame = 0;
  let before = idleSince;
  while (before - idleSince < 1500) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    idleFrame = Math.max(idleFrame, now - before);
    before = now;
  }
  const began = before;
  button?.click();
  let longestFrame = 0;
  while (!document.querySelector('h1')?.textContent.startsWith('Thank you')) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    longestFrame = Math.max(longestFrame, now - before);
    before = now;
  }
  return { took: performance.now() - began, longestFrame, idleFrame };
}

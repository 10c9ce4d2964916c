import { expect, it } from 'vitest';
import { photographFailures, setStage } from './support/stage.ts';
import { setSurveyScene } from './support/survey-pages.ts';
import { firstLoad, watchWire } from './support/wire.ts';

/** What a rater's phone has to load before there is something to read. How long that takes, `npm run bench -- survey` measures. */
const stage = setStage();
const most = { bytes: 130_000, requests: 12, shift: 0.02 };

it('is a few compressed files, of this product alone, and nothing jumps while they come', async () => {
  photographFailures(stage);
  const { linkOf } = await setSurveyScene(stage);
  const link = await linkOf('hanna.virtanen');
  const visitor = await stage.newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await visitor.newPage();
  await page.addInitScript(addUpShifts);
  const wire = await watchWire(await visitor.newCDPSession(page));
  const hosts = new Set<string>();
  visitor.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(link);
  await page.getByRole('button', { name: 'Begin', exact: true }).tap();
  await page.getByRole('radio').first().waitFor();
  const first = firstLoad(wire);
  const listed = wire.map(({ path, kind, bytes }) => `${path} ${kind} ${bytes}`).join('\n');
  expect(wire.filter(({ uncompressed }) => uncompressed)).toEqual([]);
  expect(first.length, listed).toBeLessThanOrEqual(most.requests);
  const files = first.filter(({ kind }) => ['Document', 'Script', 'Stylesheet', 'Font'].includes(kind));
  expect(files.length, listed).toBeGreaterThanOrEqual(4);
  expect(Math.min(...files.map(({ bytes }) => bytes)), listed).toBeGreaterThan(300);
  expect(sum(files), listed).toBeLessThanOrEqual(most.bytes);
  expect([...hosts].filter((host) => host !== '' && host !== new URL(stage.address).host)).toEqual([]);
  const { moved, all } = await page.evaluate(() => globalThis.shifts());
  expect(moved, JSON.stringify(all)).toBeLessThanOrEqual(most.shift);
});

function sum(files: readonly { bytes: number }[]): number {
  return files.reduce((all, { bytes }) => all + bytes, 0);
}

declare global {
  var shifts: () => { moved: number; all: unknown[] };
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Runs in the page before anything else does. */
function addUpShifts(): void {
  const all: LayoutShift[] = [];
  new PerformanceObserver((list) => all.push(...(list.getEntries() as LayoutShift[]))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  globalThis.shifts = () => ({
    moved: all.reduce((moved, { value, hadRecentInput }) => moved + (hadRecentInput ? 0 : value), 0),
    all: all.map((one) => one.toJSON()),
  });
}

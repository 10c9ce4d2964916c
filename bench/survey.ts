import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { launchBrowser } from '../e2e/support/launch-browser.ts';
import { printTable } from './measure.ts';
import { measureArithmetic } from './survey-arithmetic.ts';
import { measureSending } from './survey-frames.ts';
import { type Size, sum, surveySizes } from './survey-sizes.ts';

/** How much slower a phone is taken to be. */
const SLOWDOWN = 4;
const PAGES = 9;

execFileSync(process.execPath, [path.join(import.meta.dirname, '..', 'scripts', 'build.mjs')]);
const { first, later } = surveySizes();
const row = ([name, { bytes, gzip, brotli }]: [string, Size]) => [name, bytes, gzip, brotli];
console.log('What the survey loads: before anything is shown, and later\n');
printTable(
  ['', 'bytes', 'gzip', 'brotli'],
  [
    ...Object.entries(first).map(row),
    row(['**first load**', sum(Object.values(first))]),
    ...Object.entries(later).map(row),
  ],
);

const browser = await launchBrowser();
try {
  console.log(
    `\nOne ballot in Chromium, its page slowed down ${SLOWDOWN} times and fresh each time. Target: 1500 ms\n`,
  );
  const ballots = await measureArithmetic(browser, SLOWDOWN, PAGES);
  printTable(
    ['step', 'ms, median', 'ms, worst'],
    [
      ['blind', ...spread(ballots.map(({ blind }) => blind))],
      ['check the manifest, the proof, and finalize', ...spread(ballots.map(({ finalize }) => finalize))],
      ['**blind and finalize**', ...spread(ballots.map(({ blind, finalize }) => blind + finalize))],
    ],
  );
  console.log(`\nSending in the product, its page slowed down ${SLOWDOWN} times. Target: no frame over 100 ms\n`);
  const sendings = await measureSending(browser, SLOWDOWN);
  printTable(
    ['', 'ms, median', 'ms, worst'],
    [
      ['from "send" to "thank you"', ...spread(sendings.map(({ took }) => took))],
      ['longest frame', ...spread(sendings.map(({ longestFrame }) => longestFrame))],
      ["longest task of the page's thread, in its processor time", ...spread(sendings.map((one) => one.longestTask))],
      ['longest frame of the page at rest before it', ...spread(sendings.map(({ idleFrame }) => idleFrame))],
    ],
  );
} finally {
  await browser.close();
}

function spread(times: readonly number[]): [median: string, worst: string] {
  const sorted = [...times].sort((a, b) => a - b);
  return [(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0), (sorted.at(-1) ?? 0).toFixed(0)];
}

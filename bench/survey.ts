import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { launchBrowser } from '../e2e/support/launch-browser.ts';
import { firstLoad } from '../e2e/support/wire.ts';
import { printTable } from './measure.ts';
import { measureArithmetic } from './survey-arithmetic.ts';
import { measureFirstLoad } from './survey-first-load.ts';
import { measureSending } from './survey-frames.ts';
import { type Size, sum, surveySizes } from './survey-sizes.ts';

/** How much slower a phone is taken to be. */
const SLOWDOWN = 4;
const PAGES = 9;
const files = ['Document', 'Script', 'Stylesheet', 'Font'];

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
  console.log(`\nFirst visits in the product, on Chromium's "Slow 4G", the page slowed down ${SLOWDOWN} times\n`);
  const visits = await measureFirstLoad(browser, SLOWDOWN);
  const first = visits.map(({ wire }) => firstLoad(wire));
  const bytes = (kinds: readonly string[]) =>
    first.map((asked) => total(asked.filter(({ kind }) => kinds.includes(kind)).map((one) => one.bytes)));
  printTable(
    ['', 'median', 'worst', 'target'],
    [
      ['HTML, JavaScript, CSS and fonts on the wire, bytes', ...spread(bytes(files)), '130,000'],
      ['and the invitation and its statements, bytes', ...spread(bytes(['Fetch', 'XHR'])), ''],
      ['requests until there is something to read', ...spread(first.map(({ length }) => length)), '12'],
      [
        'requests until the first statement, with what nobody waits for',
        ...spread(visits.map(({ wire }) => wire.length)),
        '',
      ],
      ['the invitation can be read and begun, ms', ...spread(visits.map(({ invitation }) => invitation)), ''],
      ['from "Begin" to the first statement, ms', ...spread(visits.map(({ firstItem }) => firstItem)), ''],
      [
        '**the first statement can be rated, by somebody who reads nothing before, ms**',
        ...spread(visits.map((visit) => visit.invitation + visit.firstItem)),
        '3,000',
      ],
      [
        "what the page's thread computed until then, in its processor time, ms",
        ...spread(visits.map(({ computing }) => computing)),
        '',
      ],
      [
        'a touch until it shows, ms (the slowest of each visit)',
        ...spread(visits.map(({ taps }) => Math.max(...taps))),
        '100',
      ],
      [
        "longest task of a touch, in the thread's processor time, ms",
        ...spread(visits.map((visit) => visit.longestTask)),
        '100',
      ],
      [
        'sum of layout shifts',
        ...spread(
          visits.map(({ shift }) => shift),
          3,
        ),
        '0.02',
      ],
    ],
  );
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

function spread(values: readonly number[], digits = 0): [median: string, worst: string] {
  const sorted = [...values].sort((a, b) => a - b);
  const inWords = (value = 0) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return [inWords(sorted[Math.floor(sorted.length / 2)]), inWords(sorted.at(-1))];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

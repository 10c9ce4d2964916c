import type { AnswerSheet, Label } from '../packages/model/src/index.ts';
import {
  type LeaderTally,
  mean,
  meanOfMoments,
  rwg,
  rwgOfMoments,
  sampleMoments,
  tallySheets,
} from '../packages/scoring/src/index.ts';
import { benchInstrument, drawing, madeUpSheets } from './made-up-answers.ts';
import { measureInTurns, printTable } from './measure.ts';

const LEADERS = 1000;
const OPTIONS = 5;
const LABELS: readonly Label[] = ['team-members', 'peers', 'senior-leaders'];
const { frame } = benchInstrument();
const ITEMS = frame.itemIds.length;
const GROUPS = LABELS.length * ITEMS;

type Sheets = readonly { label: Label; sheet: AnswerSheet }[];

const draw = drawing(3);
/** Written and read again, as answers are when they come from the database. */
const leaders = Array.from({ length: LEADERS }, (): Sheets => JSON.parse(JSON.stringify(madeUpSheets(frame, draw))));
const labelOfRater = Uint8Array.from((leaders[0] ?? []).map(({ label }) => LABELS.indexOf(label)));
const RATERS = labelOfRater.length;

/** The same numbers in one typed array: 0 for not observed, rater by rater. */
const flat = Uint8Array.from(
  leaders.flatMap((sheets) => sheets.flatMap(({ sheet }) => frame.itemIds.map((id) => ratingOf(sheet.ratings[id])))),
);

function ratingOf(rating: AnswerSheet['ratings'][string] | undefined): number {
  return typeof rating === 'number' ? rating : 0;
}

/** What the loops write, leader by leader, so that the numbers of one are still near when they are used. */
const counts = new Uint32Array(GROUPS * OPTIONS);
const means = new Float64Array(GROUPS);
const agreements = new Float64Array(GROUPS);

function loopCounts(leader: number): void {
  counts.fill(0);
  let place = leader * RATERS * ITEMS;
  for (let rater = 0; rater < RATERS; rater += 1) {
    const start = (labelOfRater[rater] ?? 0) * ITEMS;
    for (let item = 0; item < ITEMS; item += 1) {
      const rating = flat[place] ?? 0;
      place += 1;
      if (rating === 0) continue;
      const slot = (start + item) * OPTIONS + rating - 1;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
}

/** The same from the answer sheets themselves, checking nothing. */
function loopSheets(leader: number): void {
  counts.fill(0);
  const sheets = leaders[leader] ?? [];
  for (let rater = 0; rater < sheets.length; rater += 1) {
    const ratings = sheets[rater]?.sheet.ratings ?? {};
    const start = (labelOfRater[rater] ?? 0) * ITEMS;
    for (let item = 0; item < ITEMS; item += 1) {
      const rating = ratingOf(ratings[frame.itemIds[item] ?? '']);
      if (rating === 0) continue;
      const slot = (start + item) * OPTIONS + rating - 1;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
}

function loopStatistics(): void {
  for (let group = 0; group < GROUPS; group += 1) {
    let n = 0;
    let sum = 0;
    for (let option = 0; option < OPTIONS; option += 1) {
      const count = counts[group * OPTIONS + option] ?? 0;
      n += count;
      sum += count * (option + 1);
    }
    const center = sum / n;
    let squares = 0;
    for (let option = 0; option < OPTIONS; option += 1) {
      squares += (counts[group * OPTIONS + option] ?? 0) * (option + 1 - center) ** 2;
    }
    means[group] = center;
    agreements[group] = n < 2 ? Number.NaN : Math.max(0, 1 - squares / (n - 1) / ((OPTIONS ** 2 - 1) / 12));
  }
}

/** Of one leader: the counts of each label and item, as the tally leaves them. */
function samplesOf(tally: LeaderTally): { minimum: number; counts: number[] }[] {
  return Object.values(tally).flatMap((part) => Object.values(part.counts).map((one) => ({ minimum: 1, counts: one })));
}

/** Each list of counts is gone through and checked once; mean and agreement are both read off what it comes to. */
function kernelStatistics(samples: ReturnType<typeof samplesOf>): void {
  for (let group = 0; group < samples.length; group += 1) {
    const sample = samples[group];
    if (!sample) continue;
    const moments = sampleMoments(sample);
    means[group] = meanOfMoments(moments);
    agreements[group] = rwgOfMoments(moments, OPTIONS) ?? Number.NaN;
  }
}

function separateStatistics(samples: ReturnType<typeof samplesOf>): void {
  for (let group = 0; group < samples.length; group += 1) {
    const sample = samples[group];
    if (!sample) continue;
    means[group] = mean(sample);
    agreements[group] = rwg(sample, OPTIONS) ?? Number.NaN;
  }
}

const everyLeader = (work: (leader: number) => void) => () => {
  for (let leader = 0; leader < LEADERS; leader += 1) work(leader);
};
/** A few leaders over and over: the numbers stay near, for the loop and the kernel alike. */
const near = Array.from({ length: 8 }, (_, leader) => {
  loopCounts(leader);
  const tally = tallySheets(frame, leaders[leader] ?? []);
  return { counts: counts.slice(), samples: samplesOf(tally).filter((one) => one.counts.some((count) => count > 0)) };
});

const measured = await measureInTurns(
  {
    kernelCounts: everyLeader((leader) => tallySheets(frame, leaders[leader] ?? [])),
    loopSheets: everyLeader(loopSheets),
    loopCounts: everyLeader(loopCounts),
    kernelStatistics: everyLeader((leader) => kernelStatistics(near[leader % near.length]?.samples ?? [])),
    separateStatistics: everyLeader((leader) => separateStatistics(near[leader % near.length]?.samples ?? [])),
    loopStatistics: everyLeader((leader) => {
      counts.set(near[leader % near.length]?.counts ?? []);
      loopStatistics();
    }),
  },
  15,
);

const ratings = LEADERS * RATERS * ITEMS;
console.log(`Kernel: ${ratings.toLocaleString('en')} ratings of ${LEADERS} leaders, leader by leader\n`);
const row = (name: string, kernel: number, loop: number) => [
  name,
  kernel.toFixed(1),
  loop.toFixed(1),
  (kernel / loop).toFixed(1),
];
const { kernelCounts, kernelStatistics: statistics } = measured;
printTable(
  ['best of 15 runs', 'kernel, ms', 'loop, ms', 'times the loop'],
  [
    row('counts; the loop reads the same sheets', kernelCounts.best, measured.loopSheets.best),
    row('counts; the loop reads one typed array', kernelCounts.best, measured.loopCounts.best),
    row('means and agreement, from counts gone through once', statistics.best, measured.loopStatistics.best),
    row(
      'means and agreement, by `mean` and `rwg` apart',
      measured.separateStatistics.best,
      measured.loopStatistics.best,
    ),
    row(
      'all of it, from sheets',
      kernelCounts.best + statistics.best,
      measured.loopSheets.best + measured.loopStatistics.best,
    ),
  ],
);

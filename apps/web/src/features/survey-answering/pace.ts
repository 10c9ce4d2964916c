/** How fast somebody answers: seconds that their last answers took, the latest last. Kept while the page is open, and nowhere else. */
export interface Pace {
  readonly seconds: readonly number[];
  /** When the last item was answered, in milliseconds of a clock that only goes forward; null after a break. */
  readonly lastAt: number | null;
}

export const unknownPace: Pace = { seconds: [], lastAt: null };

/** Seconds that people take for a rating: 5 to 10. */
const usualSeconds = 8;
/** The usual time counts as much as so many answers of one's own, so that two quick ones promise nothing. */
const usualWeight = 4;
/** So many of the last answers count. */
const remembered = 12;
/** Whoever takes longer than this has looked up from the page. */
const breakSeconds = 60;
const fastest = 4;
const slowest = 20;

/** The pace after one more item was answered at `at`. */
export function paceAfter(pace: Pace, at: number): Pace {
  const seconds = pace.lastAt === null ? null : (at - pace.lastAt) / 1_000;
  if (seconds === null || seconds < 0 || seconds > breakSeconds) return { ...pace, lastAt: at };
  return { seconds: [...pace.seconds, seconds].slice(-remembered), lastAt: at };
}

/** Seconds that the next items are likely to take, each: from 4 to 20. */
export function secondsPerItem({ seconds }: Pace): number {
  const own = seconds.reduce((sum, each) => sum + each, 0);
  const mean = (usualSeconds * usualWeight + own) / (usualWeight + seconds.length);
  return Math.min(slowest, Math.max(fastest, mean));
}

/** Where the time of a tally goes. */
export type TallyStep = 'read' | 'tally' | 'publish' | 'store';

export interface StepTimes {
  /** So far, by step. */
  readonly milliseconds: Readonly<Record<TallyStep, number>>;
  /** Says that what was done since the last call, or since the start, was this step. */
  ended(step: TallyStep): void;
}

/**
 * Measures the steps of one part of a tally, for the log and the benchmark. Differences of a monotonic clock, and no moment: when
 * something happened is not told.
 *
 * @example const times = measureSteps(); await read(); times.ended('read');
 */
export function measureSteps(): StepTimes {
  const milliseconds = { read: 0, tally: 0, publish: 0, store: 0 };
  let last = performance.now();
  return {
    milliseconds,
    ended: (step) => {
      const now = performance.now();
      milliseconds[step] += now - last;
      last = now;
    },
  };
}

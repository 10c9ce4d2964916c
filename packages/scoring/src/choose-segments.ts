import { ResidueSpan } from './residue-span.ts';
import { revealsFew } from './reveals-few.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** Why a segment is not shown. */
export type SegmentRefusal = 'too-few-leaders' | 'would-reveal-others';

/** Two primes below 2^26: a product of residues stays exact in a double. */
const PRIMES = [67_108_859, 67_108_837];

/**
 * Which segments may be shown together, by who stands in which alone and never by values.
 *
 * The largest is decided first. A segment needs `least` leaders, and is shown only if no set of
 * fewer, and not all leaders but one, can then be computed by adding and subtracting what is shown:
 * no such set's indicator lies in the span of the indicators shown (elimination modulo two primes;
 * if either finds one, the segment is refused).
 *
 * @param segments sets of leaders, numbered from 0; the order breaks ties between equal sizes
 * @param leaders how many leaders there are
 * @returns per segment `null` when it is shown, else why not
 * @throws ScoringInputError for a leader that there is not.
 * @example chooseSegments([[0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4]], 6, 5) // [null, 'would-reveal-others']
 */
export function chooseSegments(
  segments: readonly (readonly number[])[],
  leaders: number,
  least: number,
): (SegmentRefusal | null)[] {
  const classes = classesOf(segments, leaders);
  const order = segments.map((members, index) => ({ members, index }));
  order.sort((a, b) => b.members.length - a.members.length || a.index - b.index);
  const refusals = segments.map((members): SegmentRefusal | null =>
    members.length < least ? 'too-few-leaders' : null,
  );
  const waiting = order.flatMap(({ members, index }) => {
    if (refusals[index] !== null) return [];
    const indicator = new Float64Array(classes.sizes.length);
    for (const leader of members) indicator[classes.of[leader] ?? 0] = 1;
    return [{ index, indicator }];
  });
  const isSafe = (spans: readonly ResidueSpan[]) => !spans.some((span) => revealsFew(span, classes.sizes, least));
  let spans: readonly ResidueSpan[] = PRIMES.map((prime) => new ResidueSpan(classes.sizes.length, prime));
  for (let next = 0; next < waiting.length; next += 1) {
    const run = longestSafeRun(spans, waiting.slice(next), isSafe);
    spans = run.spans;
    next += run.length;
    const refused = waiting[next];
    if (refused) refusals[refused.index] = 'would-reveal-others';
  }
  return refusals;
}

type Candidate = { index: number; indicator: Float64Array };

/**
 * How many candidates from the first on can be shown together. What a few reveal, more reveal too:
 * so all are tried at once, and where that fails the end of the run is looked for by doubling steps
 * and halving them again.
 */
function longestSafeRun(
  start: readonly ResidueSpan[],
  candidates: readonly Candidate[],
  isSafe: (spans: readonly ResidueSpan[]) => boolean,
): { length: number; spans: readonly ResidueSpan[] } {
  const grown = (spans: readonly ResidueSpan[], from: number, to: number) =>
    spans.map((span) => candidates.slice(from, to).reduce((sum, { indicator }) => sum.with(indicator), span));
  const all = grown(start, 0, candidates.length);
  if (isSafe(all)) return { length: candidates.length, spans: all };
  let run = { length: 0, spans: start };
  let step = 1;
  for (let isDoubling = true; step >= 1; ) {
    const length = Math.min(run.length + step, candidates.length - 1);
    const spans = grown(run.spans, run.length, length);
    if (length > run.length && isSafe(spans)) run = { length, spans };
    else isDoubling = false;
    step = isDoubling ? step * 2 : Math.floor(step / 2);
  }
  return run;
}

/**
 * Leaders who stand in the same segments cannot be told from each other by any combination: they
 * are one class. The largest classes come first, so that elimination leaves the small ones free.
 */
function classesOf(segments: readonly (readonly number[])[], leaders: number): { of: number[]; sizes: number[] } {
  const signatures = Array.from({ length: leaders }, (): number[] => []);
  for (const [index, members] of segments.entries()) {
    for (const leader of members) {
      const signature = signatures[leader];
      if (!signature) throw new ScoringInputError(`segment ${index}`, `there is no leader ${leader}`);
      signature.push(index);
    }
  }
  const members = new Map<string, number[]>();
  for (const [leader, signature] of signatures.entries()) {
    const key = signature.join(' ');
    members.set(key, [...(members.get(key) ?? []), leader]);
  }
  const sorted = [...members.values()].sort((a, b) => b.length - a.length);
  const of = new Array<number>(leaders).fill(0);
  for (const [place, group] of sorted.entries()) for (const leader of group) of[leader] = place;
  return { of, sizes: sorted.map((group) => group.length) };
}

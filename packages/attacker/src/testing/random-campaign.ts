import type { AnswerSheet, Group } from '@heartset/model';
import { INSTRUMENT, POLICY, PROMPTS, type TestCampaign, type Voice } from './scored-campaign.ts';

/** A small generator (mulberry32): one seed, one campaign. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const GROUPS: readonly Group[] = ['team-members', 'peers', 'senior-leaders', 'others'];

/**
 * One to about thirty raters in four groups, some of whom do not answer; answers anything, skewed to the
 * top, unanimous, or unanimous but for one; some items not observed by many; comments by some.
 */
export function randomCampaign(seed: number): TestCampaign {
  const draw = drawing(seed);
  const below = (limit: number) => Math.floor(draw() * limit);
  const largest = [3, 5, 9, 14][below(4)] ?? 5;
  const sizes: number[] = GROUPS.map(() => below(largest + 1));
  if (Math.max(...sizes) === 0) sizes[0] = 1 + below(largest);
  const answering = [1, 0.9, 0.6][below(3)] ?? 1;
  const style = below(5);
  const notObserved = [0, 0.1, 0.5][below(3)] ?? 0;
  const voices = GROUPS.flatMap((group, place) =>
    Array.from({ length: sizes[place] ?? 0 }, (_, rater) => rater)
      .filter(() => draw() < answering)
      .map((rater): Voice => ({ group, sheet: randomSheet(draw, { style, notObserved, rater }) })),
  );
  return {
    policy: {
      ...POLICY,
      minimumGroupSize: 3 + below(3),
      seniorLeaders: below(3) === 0 ? 'identified' : 'anonymous',
    },
    instrument: INSTRUMENT,
    invited: Object.fromEntries(GROUPS.map((group, place) => [group, sizes[place] ?? 0])),
    voices,
  };
}

function randomSheet(draw: () => number, about: { style: number; notObserved: number; rater: number }): AnswerSheet {
  const ratings: AnswerSheet['ratings'] = {};
  for (const { id } of INSTRUMENT.items) {
    ratings[id] = draw() < about.notObserved ? 'not-observed' : randomRating(draw, about);
  }
  const comments = PROMPTS.filter(() => draw() < 0.5).map((promptId) => ({
    promptId,
    text: `Text ${Math.floor(draw() * 1000)}`,
    mode: draw() < 0.2 ? ('only-that-commented' as const) : ('as-written' as const),
  }));
  return { ratings, comments };
}

function randomRating(draw: () => number, { style, rater }: { style: number; rater: number }): number {
  if (style === 0) return 1 + Math.floor(draw() * 5);
  if (style === 1) return Math.min(5, 3 + Math.floor(draw() * 4));
  if (style === 2) return 5;
  if (style === 3) return rater === 0 ? 2 : 4;
  return rater === 0 ? 1 + Math.floor(draw() * 5) : 1;
}

import type { AnswerSheet } from '@heartset/model';
import fc from 'fast-check';
import { GROUP_ORDER } from '../canonical-label.ts';
import { POLICY, SMALL_INSTRUMENT, SMALL_PROMPTS, type SmallCampaign, type Voice } from './small-campaign.ts';

// Ends of the scale and gaps are far likelier than in life: that is where rules break.
const rating = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(5, 5, 4, 1) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 2, arbitrary: fc.constant('not-observed' as const) },
);

const comment = fc.record({
  promptId: fc.constantFrom(...SMALL_PROMPTS),
  text: fc.constantFrom('Go on.', 'Listen more.', 'Thank you!', ' '),
  mode: fc.constantFrom('as-written' as const, 'only-that-commented' as const),
});

export const arbitrarySheet: fc.Arbitrary<AnswerSheet> = fc.record({
  ratings: fc.record(Object.fromEntries(SMALL_INSTRUMENT.items.map(({ id }) => [id, rating]))),
  comments: fc.uniqueArray(comment, { maxLength: 2, selector: ({ promptId }) => promptId }),
});

/** Up to fourteen people in a group, anything from nobody to everybody of them answering. */
export const arbitraryCampaign: fc.Arbitrary<SmallCampaign> = fc
  .tuple(
    fc.tuple(...GROUP_ORDER.map(() => fc.integer({ min: 0, max: 14 }))),
    fc.tuple(...GROUP_ORDER.map(() => fc.array(arbitrarySheet, { maxLength: 14, size: 'max' }))),
    fc.constantFrom(3, 3, 4, 5),
    fc.constantFrom('anonymous' as const, 'anonymous' as const, 'identified' as const),
  )
  .map(([invited, sheets, minimumGroupSize, seniorLeaders]) => ({
    policy: { ...POLICY, minimumGroupSize, seniorLeaders },
    invited: Object.fromEntries(GROUP_ORDER.map((group, index) => [group, invited[index] ?? 0])),
    voices: GROUP_ORDER.flatMap((group, index): Voice[] =>
      (sheets[index] ?? []).slice(0, invited[index] ?? 0).map((sheet) => ({ group, sheet })),
    ),
  }));

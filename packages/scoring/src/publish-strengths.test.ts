import type { ReleasedItem } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { publishStrengths } from './publish-strengths.ts';
import { releaseOf, SMALL_INSTRUMENT, type Voice } from './testing/small-campaign.ts';

const item = (itemId: string, cellId: string | null, value: number | null): ReleasedItem => ({
  itemId,
  cellId,
  everyoneElse:
    value === null
      ? { status: 'withheld', reason: 'too-few-could-judge' }
      : { status: 'shown', value, mark: 'plain', n: 3, blocks: ['peers'] },
  blocks: [],
});

describe('publishStrengths', () => {
  it('names the best of each focus by what is shown of everyone else, the core item aside', () => {
    const items = [
      item('core', null, 5),
      item('empathy', 'heart', 3.5),
      item('trust', 'heart', 4.5),
      item('coaching', 'skill', 4),
    ];
    expect(publishStrengths(SMALL_INSTRUMENT, items)).toEqual(['trust', 'coaching']);
  });

  it('passes over what is withheld, and over cells that the instrument does not have', () => {
    const items = [item('empathy', 'heart', 4), item('trust', 'heart', null), item('coaching', 'elsewhere', 5)];
    expect(publishStrengths(SMALL_INSTRUMENT, items)).toEqual(['empathy']);
  });

  it('stands in a release', () => {
    const voice: Voice = { group: 'peers', sheet: { ratings: { core: 5, trust: 4, coaching: 5 }, comments: [] } };
    expect(releaseOf({ invited: { peers: 3 }, voices: [voice, voice, voice] }).strengths).toEqual([
      'coaching',
      'trust',
    ]);
  });
});

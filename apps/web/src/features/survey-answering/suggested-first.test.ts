import { getInstrument } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { suggestedFirst } from './suggested-first.ts';

const askOthers = getInstrument('hcl-360')?.askOthers ?? [];
const careless = askOthers.filter(({ mayIdentify }) => !mayIdentify);
const telling = askOthers.filter(({ mayIdentify }) => mayIdentify);

describe('suggestedFirst', () => {
  it('is all of them where there are three or fewer', () => {
    expect(suggestedFirst([])).toEqual([]);
    expect(suggestedFirst(telling.slice(0, 3))).toEqual(telling.slice(0, 3));
  });

  it('is three of those that give nobody away, in the order of the campaign', () => {
    const asked = [...telling.slice(0, 2), ...careless.slice(0, 4).toReversed()];
    expect(suggestedFirst(asked)).toEqual(asked.slice(2, 5));
  });

  it('is filled up with the others where there are too few of them', () => {
    const [one, two, three, own] = [...telling.slice(0, 3), careless[0]];
    expect(suggestedFirst([one, two, three, own].flatMap((prompt) => prompt ?? []))).toEqual([one, two, own]);
  });
});

import { describe, expect, it } from 'vitest';
import { pickStrengths } from './pick-strengths.ts';

const SCALE = { minimum: 1, maximum: 5 };
const item = (itemId: string, focus: string | null, value: number | null) => ({ itemId, focus, value });

describe('pickStrengths', () => {
  it('takes the best of each focus, highest first', () => {
    const items = [
      item('a', 'heartset', 4.1),
      item('b', 'heartset', 4.9),
      item('c', 'heartset', 4.8),
      item('d', 'mindset', 3.4),
      item('e', 'skillset', 4.2),
    ];
    expect(pickStrengths(items, SCALE)).toEqual(['b', 'e', 'd']);
  });

  it('fills up to two from the same focus when the others show nothing', () => {
    const items = [
      item('a', 'heartset', 4.1),
      item('b', 'heartset', 4.9),
      item('c', 'heartset', 4),
      item('d', 'mindset', null),
    ];
    expect(pickStrengths(items, SCALE)).toEqual(['b', 'a']);
  });

  it('calls nothing a strength up to the middle of the scale, nor the core item', () => {
    expect(pickStrengths([item('a', 'heartset', 3), item('b', 'mindset', 3.1), item('core', null, 5)], SCALE)).toEqual([
      'b',
    ]);
    expect(pickStrengths([], SCALE)).toEqual([]);
  });

  it('gives a tie to the earlier item', () => {
    expect(pickStrengths([item('a', 'x', 4), item('b', 'x', 4), item('c', 'y', 4)], SCALE)).toEqual(['a', 'c']);
  });
});

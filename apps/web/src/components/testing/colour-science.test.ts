import { describe, expect, it } from 'vitest';
import { contrastRatio, differenceOfLab, parseColour, seenWithout } from './colour-science.ts';

const lab = (lightness: number, a: number, b: number) => ({ lightness, a, b });

describe('differenceOfLab', () => {
  // Sharma, Wu & Dalal (2005), table 1: pairs 1, 7, 9, 11, 14, 17, 20, 25, 30, 34.
  it.each([
    [lab(50, 2.6772, -79.7751), lab(50, 0, -82.7485), 2.0425],
    [lab(50, 0, 0), lab(50, -1, 2), 2.3669],
    [lab(50, 2.49, -0.001), lab(50, -2.49, 0.0009), 7.1792],
    [lab(50, 2.49, -0.001), lab(50, -2.49, 0.0011), 7.2195],
    [lab(50, -0.001, 2.49), lab(50, 0.0011, -2.49), 4.7461],
    [lab(50, 2.5, 0), lab(73, 25, -18), 27.1492],
    [lab(50, 2.5, 0), lab(58, 24, 15), 19.4535],
    [lab(60.2574, -34.0099, 36.2677), lab(60.4626, -34.1751, 39.4387), 1.2644],
    [lab(90.8027, -2.0831, 1.441), lab(91.1528, -1.6435, 0.0447), 1.4441],
    [lab(2.0776, 0.0795, -1.135), lab(0.9033, -0.0636, -0.5514), 0.9082],
  ])('is that of the published table, pair %#', (one, other, expected) => {
    expect(differenceOfLab(one, other)).toBeCloseTo(expected, 4);
    expect(differenceOfLab(other, one)).toBeCloseTo(expected, 4);
  });
});

describe('contrastRatio', () => {
  it('is 21 for black on white, and 4.54 for the grey that just passes', () => {
    expect(contrastRatio(parseColour('#000000'), parseColour('#ffffff'))).toBeCloseTo(21, 6);
    expect(contrastRatio(parseColour('#767676'), parseColour('#ffffff'))).toBeCloseTo(4.54, 2);
  });
});

describe('seenWithout', () => {
  it('leaves greys as they are', () => {
    const grey = parseColour('#808080');
    for (const cones of ['red', 'green', 'blue'] as const) {
      const seen = seenWithout(cones, grey);
      for (const part of [seen.red, seen.green, seen.blue]) expect(part).toBeCloseTo(grey.red, 3);
    }
  });
});

describe('parseColour', () => {
  it('refuses what is no colour', () => {
    expect(() => parseColour('teal')).toThrow('Not a colour');
  });
});

import { describe, expect, it } from 'vitest';
import { type Colour, contrastRatio, differenceE2000, parseColour, seenWithout } from './testing/colour-science.ts';
import sheet from './tokens.css?raw';

/** The tokens of one scheme: what the dark block does not name stays as it is in light. */
function tokensOf(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const [light, dark] = sheet.split(/@media [a-z ]*\(prefers-color-scheme: dark\)|@media print/);
  const read = (text = '') =>
    [...text.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']): [string, string] => [
      name,
      value,
    ]);
  return new Map(scheme === 'light' ? read(light) : [...read(light), ...read(dark)]);
}

const steps = [1, 2, 3, 4, 5] as const;
const sights: readonly [string, (colour: Colour) => Colour][] = [
  ['everybody', (colour) => colour],
  ['without red cones', (colour) => seenWithout('red', colour)],
  ['without green cones', (colour) => seenWithout('green', colour)],
  ['without blue cones', (colour) => seenWithout('blue', colour)],
];

describe.each(['light', 'dark'] as const)('heat in the %s scheme', (scheme) => {
  const tokens = tokensOf(scheme);
  const colour = (name: string) => parseColour(tokens.get(name) ?? `no ${name}`);

  it.each(sights)('has five steps that %s tell from their neighbours', (_who, seen) => {
    for (const step of steps.slice(1)) {
      const difference = differenceE2000(seen(colour(`--heat-${step - 1}`)), seen(colour(`--heat-${step}`)));
      expect(difference, `from step ${step - 1} to ${step}`).toBeGreaterThanOrEqual(11);
    }
  });

  it.each(steps)('prints a number that can be read on step %i', (step) => {
    expect(contrastRatio(colour(`--heat-${step}`), colour(`--on-heat-${step}`))).toBeGreaterThanOrEqual(4.5);
  });

  it('goes one way, in grey as in print', () => {
    const white = parseColour('#ffffff');
    const distances = steps.map((step) => contrastRatio(white, colour(`--heat-${step}`)));
    const sorted = [...distances].sort((a, b) => (scheme === 'light' ? a - b : b - a));
    expect(distances).toEqual(sorted);
    expect(new Set(distances).size).toBe(5);
  });

  it('has no red in it', () => {
    for (const step of steps) {
      const { red, green, blue } = colour(`--heat-${step}`);
      expect(red).toBeLessThan(Math.max(green, blue));
    }
  });
});

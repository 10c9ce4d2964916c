import { describe, expect, it } from 'vitest';
import reference from './fixtures/multisets.json' with { type: 'json' };
import { visitTables } from './multisets.ts';

type Figure = (answers: readonly number[], counts: readonly number[]) => string;

const mean = (answers: readonly number[]) => answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
const thirds: Figure = (_, [a = 0, b = 0, c = 0, d = 0, e = 0]) => [a + b, c, d + e].join(' ');
const hundredths = (answers: readonly number[]) => mean(answers).toFixed(2);

const FIGURES: Readonly<Record<string, Figure>> = {
  mean_1dp: (answers) => (Math.round(mean(answers) * 10 + 1e-9) / 10).toFixed(1),
  mean2_minmax: (answers) => [hundredths(answers), answers[0], answers.at(-1)].join(' '),
  mean2_hist3: (answers, counts) => [hundredths(answers), thirds(answers, counts)].join(' '),
  hist3: thirds,
};

describe('visitTables', () => {
  it.each(reference.map((one) => [one.n, one] as const))(
    'parts every set of %i answers as the reference does',
    (n, one) => {
      const classes = new Map(Object.keys(FIGURES).map((name) => [name, new Map<string, number>()]));
      let tables = 0;
      visitTables(n, 5, (counts) => {
        tables += 1;
        const answers = counts.flatMap((count, option) => new Array<number>(count).fill(option + 1));
        for (const [name, figure] of Object.entries(FIGURES)) {
          const text = figure(answers, counts);
          const sizes = classes.get(name);
          sizes?.set(text, (sizes.get(text) ?? 0) + 1);
        }
      });
      expect(tables).toBe(one.multisets);
      for (const name of ['mean_1dp', 'mean2_minmax', 'mean2_hist3', 'hist3'] as const) {
        const sizes = [...(classes.get(name)?.values() ?? [])];
        expect({ name, classes: sizes.length, max: Math.max(...sizes) }).toEqual({ name, ...one[name] });
      }
    },
  );

  it('visits only tables with the sums asked for', () => {
    const seen: string[] = [];
    visitTables(2, 3, (counts) => seen.push(counts.join('')), [1, 4]);
    expect(seen.sort()).toEqual(['002', '110']);
  });
});

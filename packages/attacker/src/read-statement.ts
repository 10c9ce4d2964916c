import { judgeBySum } from './closed-forms.ts';
import { type Judgement, MOST_OPTIONS, TableSet } from './judge-tables.ts';
import { type AnswerTable, numberOfTables, type Scale, sizeOf, visitTables } from './multisets.ts';

/** One item as one block rated it, as it stands in a published document. */
export type Statement = {
  value: number;
  mark: 'plain' | 'or-more' | 'or-less';
  distribution: { low: number; middle: number; high: number; agreement: string } | null;
};

/** From how many ratings on spread is described; below it nothing is said about spread. */
const LEAST_FOR_SPREAD = 10;

/** Up to so many tables are listed; beyond, the closed forms speak. */
const MOST_TABLES = 400_000;

const EXACT = 1e-9;

/**
 * How a value is read. By the rules first: an unmarked value is no sum that would have been marked. If
 * nothing explains it so, it is an exact mean without guard; if that fails too, a rounded one.
 */
export const READINGS = ['by-the-rules', 'unguarded', 'rounded'] as const;

export type Reading = (typeof READINGS)[number];

/**
 * The sums that so many ratings can have had, given a value and its mark.
 *
 * @returns whole numbers in ascending order; empty when no sum explains the value.
 */
export function sumsThatFit(
  statement: Pick<Statement, 'value' | 'mark'>,
  n: number,
  scale: Scale,
  reading: Reading,
): number[] {
  const { value, mark } = statement;
  const least = n * scale.minimum;
  const most = n * scale.maximum;
  const isNear = (sum: number, tolerance: number) => Math.abs(sum / n - value) <= tolerance;
  if (mark === 'or-more') return isNear(most - 1, EXACT) ? [most - 1, most] : [];
  if (mark === 'or-less') return isNear(least + 1, EXACT) ? [least, least + 1] : [];
  const sums = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  if (reading === 'by-the-rules') return sums.filter((sum) => isNear(sum, EXACT) && sum > least + 1 && sum < most - 1);
  if (reading === 'unguarded') return sums.filter((sum) => isNear(sum, EXACT));
  const decimals = decimalsOf(value);
  return decimals > 2 ? [] : sums.filter((sum) => isNear(sum, 0.5 * 10 ** -decimals + EXACT));
}

function decimalsOf(value: number): number {
  const [, fraction = ''] = String(value).split('.');
  return fraction.length;
}

/** Would this table have been described so? Our own reading of the rules, apart from the publisher's. */
export function isDescribedAs(counts: AnswerTable, distribution: Statement['distribution']): boolean {
  const n = sizeOf(counts);
  const isDescribed = n >= LEAST_FOR_SPREAD && counts.length >= 5;
  if (distribution === null) return !isDescribed;
  if (!isDescribed) return false;
  const told = spreadOf(counts, n);
  const low = (told[0] ?? 0) + (told[1] ?? 0);
  const high = (told.at(-1) ?? 0) + (told.at(-2) ?? 0);
  return (
    Math.min(3, Math.floor((4 * low) / n)) === distribution.low &&
    Math.min(3, Math.floor((4 * (n - low - high)) / n)) === distribution.middle &&
    Math.min(3, Math.floor((4 * high) / n)) === distribution.high &&
    wordOf(told, n) === distribution.agreement
  );
}

/** All but one alike is described as if two of those had moved a step apart. */
function spreadOf(counts: AnswerTable, n: number): number[] {
  const told = [...counts];
  const common = told.indexOf(n - 1);
  if (common < 1 || common > told.length - 2) return told;
  told[common] = n - 3;
  told[common - 1] = (told[common - 1] ?? 0) + 1;
  told[common + 1] = (told[common + 1] ?? 0) + 1;
  return told;
}

function wordOf(counts: AnswerTable, n: number): string {
  const mean = counts.reduce((sum, count, option) => sum + count * option, 0) / n;
  const squares = counts.reduce((sum, count, option) => sum + count * (option - mean) ** 2, 0);
  const agreement = 1 - squares / (n - 1) / ((counts.length ** 2 - 1) / 12);
  if (agreement >= 0.8 - EXACT) return 'broad-agreement';
  return agreement >= 0.5 - EXACT ? 'some-agreement' : 'views-differ';
}

/**
 * What a statement gives away when `n` people rated: by listing every table that fits it, or by
 * the closed forms where there are too many (they look at the sum, not at the words about spread).
 *
 * @returns `null` when nothing fits: so many cannot have rated.
 */
export function judgeStatement(
  statement: Statement,
  about: { n: number; k: number; scale: Scale },
  reading: Reading,
): Judgement | null {
  const { n, scale } = about;
  const sums = sumsThatFit(statement, n, scale, reading);
  if (sums.length === 0) return null;
  const options = scale.maximum - scale.minimum + 1;
  const describes = n >= LEAST_FOR_SPREAD && options >= 5;
  if (describes !== (statement.distribution !== null)) return null;
  if (options > MOST_OPTIONS || numberOfTables(n, options) > MOST_TABLES) return judgeBySum({ ...about, sums });
  const set = new TableSet(about);
  let found = 0;
  visitTables(
    n,
    options,
    (counts) => {
      if (!isDescribedAs(counts, statement.distribution)) return;
      found += 1;
      set.add(counts);
    },
    sums.map((sum) => sum - n * scale.minimum),
  );
  return found === 0 ? null : set.judge();
}

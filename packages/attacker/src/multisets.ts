/** How often each option was chosen, lowest option first. */
export type AnswerTable = readonly number[];

export type Scale = { minimum: number; maximum: number };

/**
 * Visits every way in which `n` people can answer on `options` options, with the sum of the answers
 * counted from 0. The array is reused between visits: copy it to keep it.
 *
 * @param sums only tables with one of these sums, counted from 0; all when left out
 * @example visitTables(2, 2, (counts) => console.log([...counts])) // [0, 2], [1, 1], [2, 0]
 */
export function visitTables(
  n: number,
  options: number,
  visit: (counts: AnswerTable, sum: number) => void,
  sums?: readonly number[],
): void {
  const counts = new Array<number>(options).fill(0);
  const isOpen = (sum: number, left: number, option: number) =>
    sums === undefined || sums.some((wanted) => wanted >= sum + left * option && wanted <= sum + left * (options - 1));
  const fill = (option: number, left: number, sum: number) => {
    if (!isOpen(sum, left, option)) return;
    if (option === options - 1) {
      counts[option] = left;
      visit(counts, sum + left * option);
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      counts[option] = count;
      fill(option + 1, left - count, sum + count * option);
    }
    counts[option] = 0;
  };
  fill(0, n, 0);
}

/** How many tables there are: (n + A - 1) over (A - 1). */
export function numberOfTables(n: number, options: number): number {
  let number = 1;
  for (let step = 1; step < options; step += 1) number = (number * (n + step)) / step;
  return Math.round(number);
}

/** The number of people in a table. */
export function sizeOf(counts: AnswerTable): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The sum of the answers in a table, on its own scale. */
export function sumOf(counts: AnswerTable, scale: Scale): number {
  return counts.reduce((sum, count, option) => sum + count * (scale.minimum + option), 0);
}

import { isForcedBySum, type Judgement } from './judge-tables.ts';
import type { Scale } from './multisets.ts';

/**
 * What a reader who knows that the sum is one of a run of whole numbers can say, without listing
 * tables. Equal to the enumeration for every n that the tests reach; used where there are too many
 * tables to list.
 *
 * A single answer lies within [S - (n - 1) H, S - (n - 1) L], cut to the scale. A group's sum is
 * certain only when that interval is a point. Others of an insider agree for certain only when the
 * rest of the sum is all-lowest or all-highest.
 *
 * @param sums the sums that look alike, in any order, without gaps, at least one of them possible
 * @returns `tables` is exact for 1 and otherwise says "at least 2".
 */
export function judgeBySum(input: { sums: readonly number[]; n: number; k: number; scale: Scale }): Judgement {
  const { n, k, scale } = input;
  const sums = input.sums.filter((sum) => sum >= n * scale.minimum && sum <= n * scale.maximum);
  if (sums.length === 0) throw new RangeError('No table fits what was published');
  const low = Math.max(scale.minimum, Math.min(...sums) - (n - 1) * scale.maximum);
  const high = Math.min(scale.maximum, Math.max(...sums) - (n - 1) * scale.minimum);
  const options = Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, index) => scale.minimum + index);
  const insiders = options.flatMap((own) => {
    if (n < 2 || !isForcedBySum(sums, own, n, scale)) return [];
    const rests = sums.map((sum) => sum - own);
    const rest = rests.find((one) => one >= (n - 1) * scale.minimum && one <= (n - 1) * scale.maximum);
    return rest === undefined ? [] : [{ own, others: rest / (n - 1), forcedBySum: true }];
  });
  return {
    tables: sums.length > 1 || hasTwoTables(sums[0] ?? 0, n, scale) ? 2 : 1,
    answer: [low, high],
    certainGroup: low === high && Math.min(k, n) > 1 ? 1 : null,
    insiders,
  };
}

/** Two answers that can move one step towards or away from each other keep the sum and change the table. */
function hasTwoTables(sum: number, n: number, scale: Scale): boolean {
  return n > 1 && scale.maximum - scale.minimum > 1 && sum >= n * scale.minimum + 2 && sum <= n * scale.maximum - 2;
}

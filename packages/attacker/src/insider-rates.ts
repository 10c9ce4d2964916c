import { TableSet } from './judge-tables.ts';
import { type Scale, visitTables } from './multisets.ts';

/** The ratings of one block: one row a rater, one entry an item, `null` for not observed. */
export type BlockRatings = readonly (readonly (number | null)[])[];

export type InsiderRates = {
  /** Raters of a shown block who could take their own answer off. */
  insiders: number;
  /** Those who learn what all the others said on at least one item. */
  insidersWhoLearn: number;
  /** Rated items of such raters, shown. */
  pairs: number;
  pairsWhereTheyLearn: number;
};

/** Which items of blocks are looked at, and how they are published. */
export type InsiderQuestion = {
  k: number;
  scale: Scale;
  /** Only items that exactly so many of a block rated; all that are shown when left out. */
  rated?: number;
  /** `false`: as if sums were published as they are, without the same-answer guard. */
  guarded?: boolean;
};

/**
 * How often a rater who takes their own answer off a published mean knows what all the others of
 * their block said (G4): for each rater and each item that at least k of a block of at least k
 * rated. Worked out by listing the tables that are published alike.
 */
export function insiderRates(blocks: readonly BlockRatings[], question: InsiderQuestion): InsiderRates {
  const rates: InsiderRates = { insiders: 0, insidersWhoLearn: 0, pairs: 0, pairsWhereTheyLearn: 0 };
  const isAsked = (rated: number) => rated >= question.k && (question.rated ?? rated) === rated;
  for (const block of blocks) {
    for (const row of block) {
      const learns = row.flatMap((own, item) => {
        const ratings = block.flatMap((other) => other[item] ?? []);
        return own === null || !isAsked(ratings.length) ? [] : [knowsOthers(ratings, own, question)];
      });
      const times = learns.filter(Boolean).length;
      if (learns.length > 0) rates.insiders += 1;
      if (times > 0) rates.insidersWhoLearn += 1;
      rates.pairs += learns.length;
      rates.pairsWhereTheyLearn += times;
    }
  }
  return rates;
}

const known = new Map<string, ReadonlySet<number>>();

function knowsOthers(ratings: readonly number[], own: number, { k, scale, guarded = true }: InsiderQuestion): boolean {
  const n = ratings.length;
  const sums = alike(
    ratings.reduce((total, rating) => total + rating, 0),
    n,
    scale,
    guarded,
  );
  const key = JSON.stringify([n, scale.minimum, scale.maximum, sums]);
  const before = known.get(key);
  if (before) return before.has(own);
  const set = new TableSet({ n, k, scale });
  const fromZero = sums.map((one) => one - n * scale.minimum);
  visitTables(n, scale.maximum - scale.minimum + 1, (counts) => set.add(counts), fromZero);
  const owns = new Set(set.judge().insiders.map((insider) => insider.own));
  known.set(key, owns);
  return owns.has(own);
}

/** The sums that look like this one. */
function alike(sum: number, n: number, scale: Scale, guarded: boolean): number[] {
  const least = n * scale.minimum;
  const most = n * scale.maximum;
  if (guarded && sum >= most - 1) return [most - 1, most];
  if (guarded && sum <= least + 1) return [least, least + 1];
  return [sum];
}

import type { AnswerTable, Scale } from './multisets.ts';

/** Options are kept as bits of one number. */
export const MOST_OPTIONS = 30;

/** What can be worked out from a set of tables that look alike to the reader. */
export type Judgement = {
  /** How many tables (multisets of answers) fit. */
  tables: number;
  /** Between which options any single answer lies; the same for every rater, as nothing tells them apart. */
  answer: readonly [number, number];
  /** The smallest group, of fewer than k people, whose sum is certain; `null` when there is none. */
  certainGroup: number | null;
  /** An insider who gave `own` knows that every other answer is `others`. */
  insiders: readonly { own: number; others: number; forcedBySum: boolean }[];
};

/**
 * Collects tables that are published alike, and answers G1, G3, G4 and G5 for them.
 *
 * Raters of one item-by-block cannot be told from each other, so every assignment of a table's
 * answers to them is possible. What one rater said is then certain only if every table holds one
 * option alone; what u of them said together, if the u lowest and the u highest answers of all the
 * tables have one sum.
 */
export class TableSet {
  readonly #n: number;
  readonly #k: number;
  readonly #scale: Scale;
  #tables = 0;
  #options = 0;
  readonly #sums = new Set<number>();
  /** Per option of an insider: the options that the others may have chosen, as bits. */
  readonly #others: number[];
  readonly #lowest: number[];
  readonly #highest: number[];

  /** @throws RangeError for a scale of more options than `MOST_OPTIONS`. */
  constructor(about: { n: number; k: number; scale: Scale }) {
    if (about.scale.maximum - about.scale.minimum >= MOST_OPTIONS) {
      throw new RangeError(`At most ${MOST_OPTIONS} options can be listed`);
    }
    this.#n = about.n;
    this.#k = about.k;
    this.#scale = about.scale;
    this.#others = new Array<number>(about.scale.maximum - about.scale.minimum + 1).fill(0);
    const groups = Math.max(0, Math.min(about.k, about.n) - 1);
    this.#lowest = new Array<number>(groups).fill(Number.POSITIVE_INFINITY);
    this.#highest = new Array<number>(groups).fill(Number.NEGATIVE_INFINITY);
  }

  /** Takes in one table. */
  add(counts: AnswerTable): void {
    this.#tables += 1;
    let bits = 0;
    let sum = 0;
    for (const [option, count] of counts.entries()) {
      if (count > 0) bits |= 1 << option;
      sum += count * (this.#scale.minimum + option);
    }
    this.#options |= bits;
    this.#sums.add(sum);
    for (const [own, count] of counts.entries()) {
      if (count > 0) this.#others[own] = (this.#others[own] ?? 0) | (count === 1 ? bits & ~(1 << own) : bits);
    }
    this.#addGroupSums(counts);
  }

  #addGroupSums(counts: AnswerTable): void {
    const answers = counts.flatMap((count, option) => new Array<number>(Math.min(count, this.#k)).fill(option));
    let low = 0;
    let high = 0;
    for (let index = 0; index < this.#lowest.length; index += 1) {
      low += answers[index] ?? 0;
      high += answers.at(-1 - index) ?? 0;
      this.#lowest[index] = Math.min(this.#lowest[index] ?? low, low);
      this.#highest[index] = Math.max(this.#highest[index] ?? high, high);
    }
  }

  /**
   * What the collected tables give away.
   *
   * @throws RangeError when no table fits: then what was read is not what was published.
   */
  judge(): Judgement {
    if (this.#tables === 0) throw new RangeError('No table fits what was published');
    const certain = this.#lowest.findIndex((low, index) => low === this.#highest[index]);
    const insiders = this.#others.flatMap((bits, own) => {
      if (this.#n < 2 || bits === 0 || (bits & (bits - 1)) !== 0) return [];
      const option = this.#scale.minimum + own;
      const others = this.#scale.minimum + Math.log2(bits);
      return [{ own: option, others, forcedBySum: isForcedBySum([...this.#sums], option, this.#n, this.#scale) }];
    });
    return {
      tables: this.#tables,
      answer: [
        this.#scale.minimum + Math.log2(this.#options & -this.#options),
        this.#scale.minimum + Math.floor(Math.log2(this.#options)),
      ],
      certainGroup: certain === -1 ? null : certain + 1,
      insiders,
    };
  }
}

/**
 * Does the sum alone tell somebody who gave `own` what all the others said? That is so when, after
 * taking off their own answer, one sum is left, and it is all-lowest or all-highest (or one person's).
 *
 * @param sums the sums that look alike to the reader
 */
export function isForcedBySum(sums: readonly number[], own: number, n: number, scale: Scale): boolean {
  const least = (n - 1) * scale.minimum;
  const most = (n - 1) * scale.maximum;
  const rests = sums.map((sum) => sum - own).filter((rest) => rest >= least && rest <= most);
  const [rest] = rests;
  return rests.length === 1 && (n === 2 || rest === least || rest === most);
}

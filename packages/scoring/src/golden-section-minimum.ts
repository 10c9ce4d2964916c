const INVERSE_GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** Narrower than this, rounding of the function's values hides the slope. */
const RELATIVE_WIDTH = 1e-10;

/**
 * Where a function with a single valley between two places is lowest. An end is answered as itself
 * when nothing inside is lower.
 *
 * @param from the lower end
 * @param to the upper end
 * @returns the place, to about eight digits of the width
 * @example goldenSectionMinimum((x) => (x - 2) ** 2, 0, 10) // 2
 */
export function goldenSectionMinimum(valueAt: (place: number) => number, from: number, to: number): number {
  let lower = from;
  let upper = to;
  let left = upper - INVERSE_GOLDEN_RATIO * (upper - lower);
  let right = lower + INVERSE_GOLDEN_RATIO * (upper - lower);
  let leftValue = valueAt(left);
  let rightValue = valueAt(right);
  while (upper - lower > RELATIVE_WIDTH * (to - from)) {
    if (leftValue <= rightValue) {
      upper = right;
      right = left;
      rightValue = leftValue;
      left = upper - INVERSE_GOLDEN_RATIO * (upper - lower);
      leftValue = valueAt(left);
    } else {
      lower = left;
      left = right;
      leftValue = rightValue;
      right = lower + INVERSE_GOLDEN_RATIO * (upper - lower);
      rightValue = valueAt(right);
    }
  }
  const middle = (lower + upper) / 2;
  const candidates = [middle, from, to].map((place) => ({ place, value: valueAt(place) }));
  return candidates.reduce((best, candidate) => (candidate.value < best.value ? candidate : best)).place;
}

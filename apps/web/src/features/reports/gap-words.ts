/** How a field of the gap view is tinted: where the leader rates it clearly higher or lower than others do, or neither. */
export type GapTint = 'higher' | 'lower' | 'alike';

/** In the order in which a key names them. */
export const gapTints: readonly GapTint[] = ['higher', 'alike', 'lower'];

/** From this printed difference on a field is tinted: the same half point below which a comparison is called "seen alike". */
export const tintedFrom = 0.5;

/** Own ratings and means are fractions: what lies in the middle between two tenths may be less by the last binary digit. */
const tolerance = 1e-9;

/**
 * A difference as it is printed: rounded to one decimal, halves away from zero.
 *
 * Everything that a page says about a difference goes by this number, and not by the exact one: whoever reads "+0.5" twice must not
 * find one of them tinted and the other not, below a key that says "by 0.5 or more". Cutting 0.47 down to "0.4" would keep the exact
 * limit, and would be wrong twice: no longer the nearest tenth, and not what the leader gets who subtracts the printed 3.5 of the others
 * from an own 4. The verdict itself stays the release's, by exact values: a word that says "less than half a point" gives way where the
 * print says half a point (`verdictWord`).
 *
 * @example printedGap(0.47) // 0.5
 */
export function printedGap(difference: number): number {
  const tenths = Math.round(Math.abs(difference) * 10 + tolerance);
  return (Math.sign(difference) * tenths) / 10;
}

/**
 * The tint for the leader's own rating minus everyone else's, by what is printed.
 *
 * @example gapTint(0.47) // 'higher': it prints as +0.5
 */
export function gapTint(difference: number): GapTint {
  const printed = printedGap(difference);
  if (Math.abs(printed) < tintedFrom) return 'alike';
  return printed > 0 ? 'higher' : 'lower';
}

/** A difference with its sign, one decimal: "+0.7", "−0.4", "0.0". */
export function formatGap(difference: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(printedGap(difference))
    .replace('-', '−');
}

/** How a field of the gap view is tinted: where the leader rates it clearly higher or lower than others do, or neither. */
export type GapTint = 'higher' | 'lower' | 'alike';

/** In the order in which a key names them. */
export const gapTints: readonly GapTint[] = ['higher', 'alike', 'lower'];

/** From this difference on a field is tinted: the same half point below which a comparison is called "seen alike". */
export const tintedFrom = 0.5;

/** Own ratings and means are fractions: what is half a point on paper may be less by the last binary digit. */
const tolerance = 1e-9;

/**
 * The tint for the leader's own rating minus everyone else's.
 *
 * @example gapTint(0.7) // 'higher'
 */
export function gapTint(difference: number): GapTint {
  if (Math.abs(difference) < tintedFrom - tolerance) return 'alike';
  return difference > 0 ? 'higher' : 'lower';
}

/** A difference with its sign, one decimal: "+0.7", "−0.4", "0.0". */
export function formatGap(difference: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(difference)
    .replace('-', '−');
}

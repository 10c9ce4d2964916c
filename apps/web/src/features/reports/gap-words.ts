/** How a leader's own rating stands to the others': the word is chosen by the printed numbers. */
export type GapDirection = 'higher' | 'lower' | 'alike';

/**
 * In which direction the own rating differs. Differences that one decimal does not show are none.
 *
 * @example gapDirection(0.7) // 'higher'
 */
export function gapDirection(difference: number): GapDirection {
  const tenths = Math.round(difference * 10);
  if (tenths === 0) return 'alike';
  return tenths > 0 ? 'higher' : 'lower';
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

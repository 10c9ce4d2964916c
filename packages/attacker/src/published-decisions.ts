/** Where coarsened values stand as words or small numbers; they may follow the answers. */
const VALUES_IN_WORDS = new Set(['mark', 'low', 'middle', 'high', 'agreement', 'verdict']);

/** Lists that name the best of what is shown, by published values. */
const RANKINGS = new Set(['strengths']);

/**
 * A published document with every value taken out: what is left are the decisions to show, to
 * withhold, to name, and for which reason. Two tables with the same who-rated-what must leave the
 * same (G6). Counts are decisions too: they stay.
 */
export function decisionsIn(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (RANKINGS.has(key)) return '…';
    if (VALUES_IN_WORDS.has(key)) return value === null ? null : '…';
    if (key === 'value' || key === 'texts') return typeof value === 'object' && !Array.isArray(value) ? value : '…';
    return value;
  });
}

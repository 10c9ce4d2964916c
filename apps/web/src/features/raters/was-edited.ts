import type { Rater } from '@heartset/model/api/campaigns';

/** Has somebody been added or moved by hand since the org chart's proposal? Whoever is left of a proposal was proposed all the same. */
export function wasEdited(raters: readonly Pick<Rater, 'source'>[]): boolean {
  return raters.some(({ source }) => source === 'by-hand');
}

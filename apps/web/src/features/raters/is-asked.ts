import type { Rater } from '@heartset/model/api/campaigns';

/** Is this person asked today? Whoever was taken out stays in the list, and in no number of it. */
export function isAsked({ standing }: Pick<Rater, 'standing'>): boolean {
  return standing !== 'taken-out';
}

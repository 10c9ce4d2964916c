import { type LeaderRaters, leaderRatersSchema, type Rater } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';
import { type RatersOf, ratersPath } from './get-raters.ts';

/** Says who is asked, all of them at once. Comes back with the groups' outlook. */
export function setRaters(of: RatersOf, raters: readonly Pick<Rater, 'personId' | 'group'>[]): Promise<LeaderRaters> {
  const body = { raters: raters.map(({ personId, group }) => ({ personId, group })) };
  return callApi({ method: 'PUT', path: ratersPath(of), body }, leaderRatersSchema);
}

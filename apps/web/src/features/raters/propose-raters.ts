import { type LeaderRaters, leaderRatersSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';
import { type RatersOf, ratersPath } from './get-raters.ts';

/** Goes back to what the org chart proposes; what was changed by hand is lost. */
export function proposeRaters(of: RatersOf): Promise<LeaderRaters> {
  return callApi({ method: 'POST', path: `${ratersPath(of)}/propose`, body: {} }, leaderRatersSchema);
}

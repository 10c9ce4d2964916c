import type { Group } from '@heartset/model';
import { leaderAddedSchema } from '@heartset/model/api/campaigns';
import { callApi, callApiForNothing } from '../../lib/api.ts';

/** Whom to add: a leader, or somebody who is asked about one as one of a group. */
export type Addition =
  | { what: 'leader'; personId: string }
  | { what: 'rater'; personId: string; leaderId: string; group: Group };

/** Adds somebody to a campaign that is open; they get a mail. Answers with what should be known of a leader, in product words. */
export async function addPeople(campaignId: string, addition: Addition): Promise<{ warnings: string[] }> {
  const { personId } = addition;
  const leaders = `/campaigns/${campaignId}/leaders`;
  if (addition.what === 'leader') {
    return callApi({ method: 'POST', path: `${leaders}/added`, body: { leaderId: personId } }, leaderAddedSchema);
  }
  const path = `${leaders}/${addition.leaderId}/raters/added`;
  await callApiForNothing({ method: 'POST', path, body: { personId, group: addition.group } });
  return { warnings: [] };
}

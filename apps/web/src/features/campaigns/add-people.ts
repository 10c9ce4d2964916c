import type { Group } from '@heartset/model';
import { peopleAddedSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

/** Whom to add: a leader, or somebody who is asked about one as one of a group. */
export type Addition =
  | { what: 'leader'; personId: string }
  | { what: 'rater'; personId: string; leaderId: string; group: Group };

/** Adds somebody to a campaign that is open; they get a mail. Answers with what should be known, in product words. */
export function addPeople(campaignId: string, addition: Addition): Promise<{ warnings: string[] }> {
  const { personId } = addition;
  const leaders = `/campaigns/${campaignId}/leaders`;
  const call =
    addition.what === 'leader'
      ? { path: `${leaders}/added`, body: { leaderId: personId } }
      : { path: `${leaders}/${addition.leaderId}/raters/added`, body: { personId, group: addition.group } };
  return callApi({ method: 'POST', ...call }, peopleAddedSchema);
}

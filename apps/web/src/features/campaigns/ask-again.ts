import { campaignTransitionSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

/** Asks those who have not answered once more, until the instant given. Everybody who was invited gets a mail. */
export function askAgain(id: string, deadlineAt: string) {
  return callApi(
    { method: 'POST', path: `/campaigns/${id}/ask-again`, body: { deadlineAt } },
    campaignTransitionSchema,
  );
}

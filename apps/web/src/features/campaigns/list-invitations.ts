import { invitationDeliveriesSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** Whether each invitation's mail arrived; nothing about answering. */
export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id, 'invitations'],
    queryFn: () => callApi({ path: `/campaigns/${id}/invitations` }, invitationDeliveriesSchema),
  });

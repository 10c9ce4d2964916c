import { signInLinkStateSchema } from '@heartset/model/api/auth';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** What can be done with a mailed link, here, now. Uses nothing up. */
export const signInLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['sign-in-link', token],
    queryFn: () => callApi({ method: 'POST', path: '/auth/sign-in-links', body: { token } }, signInLinkStateSchema),
    gcTime: 0,
  });

import { reportListSchema } from '@heartset/model/api/reports';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** The reports about me, and those that I may read. */
export const reportsQuery = queryOptions({
  queryKey: ['reports', 'list'],
  queryFn: () => callApi({ path: '/reports' }, reportListSchema),
});

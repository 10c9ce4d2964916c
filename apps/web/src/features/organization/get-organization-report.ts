import { organizationReportSchema } from '@heartset/model/api/organization-reports';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** Departments, levels and sites of one campaign, as far as there are figures. HR's alone. */
export const organizationReportQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['reports', 'organization', campaignId],
    queryFn: () => callApi({ path: `/organization-reports/${campaignId}` }, organizationReportSchema),
  });

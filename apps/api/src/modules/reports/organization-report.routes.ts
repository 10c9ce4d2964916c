import { organizationReportParamsSchema, organizationReportSchema } from '@heartset/model/api/organization-reports';
import type { Routes } from '../../plugins/app-instance.ts';
import { readOrganizationReport } from './read-organization-report.ts';

/** What HR reads of departments, levels and sites. Stored figures only: nothing is computed for whoever asks. */
export const organizationReportRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/organization-reports/:campaignId',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['reports'],
        summary: 'Departments, levels and sites of a campaign',
        params: organizationReportParamsSchema,
        response: { 200: organizationReportSchema },
      },
    },
    async (request) => readOrganizationReport(deps.database, request.actor, request.params.campaignId),
  );
};

import {
  reportListSchema,
  reportParamsSchema,
  reportSchema,
  sharedWithSchema,
  shareReportSchema,
} from '@heartset/model/api/reports';
import type { Routes } from '../../plugins/app-instance.ts';
import { readReport } from './read-report.ts';
import { listReports } from './reports.queries.ts';
import { shareReport } from './share-report.ts';

const tags = ['reports'];

/** What leaders, and those they or the campaign let in, read. Releases only: nothing here ever sees an answer. */
export const reportRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/reports',
    {
      onRequest: [app.requireActor],
      schema: { tags, summary: 'Reports to read', response: { 200: reportListSchema } },
    },
    async (request) => ({ reports: await listReports(deps.database, request.actor) }),
  );
  app.get(
    '/api/v1/reports/:campaignId/:leaderId',
    {
      onRequest: [app.requireActor],
      schema: { tags, summary: "One leader's report", params: reportParamsSchema, response: { 200: reportSchema } },
    },
    async (request) => readReport(deps.database, request.actor, request.params.campaignId, request.params.leaderId),
  );
  app.put(
    '/api/v1/reports/:campaignId/:leaderId/shares',
    {
      onRequest: [app.requireActor],
      schema: {
        tags,
        summary: 'Share a report, or take it back',
        params: reportParamsSchema,
        body: shareReportSchema,
        response: { 200: sharedWithSchema },
      },
    },
    async (request) => {
      const input = { ...request.params, ...request.body };
      const { sharedWith, jobs } = await shareReport(deps.database, deps.clock, request.actor, input);
      await deps.enqueue(jobs);
      return { sharedWith };
    },
  );
};

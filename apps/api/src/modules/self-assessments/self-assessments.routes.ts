import { idParamsSchema } from '@heartset/model/api/common';
import { saveSelfAssessmentSchema, selfAssessmentSchema } from '@heartset/model/api/self-assessments';
import type { Routes } from '../../plugins/app-instance.ts';
import { frozenInstruments } from '../answers/answers.public.ts';
import { saveSelfAssessment } from './save-self-assessment.ts';
import { readSelfAssessment } from './self-assessments.queries.ts';
import { sendSelfAssessment } from './send-self-assessment.ts';

/** The leader's own rating, in the leader's own name. `:id` is the campaign's. */
export const selfAssessmentRoutes: Routes = (app, deps) => {
  const instruments = frozenInstruments(deps.database);

  app.get(
    '/api/v1/self-assessments/:id',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['self-assessments'],
        summary: 'My own rating in a campaign about me',
        params: idParamsSchema,
        response: { 200: selfAssessmentSchema },
      },
    },
    async (request) => readSelfAssessment(deps.database, request.actor, request.params.id),
  );

  app.put(
    '/api/v1/self-assessments/:id',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['self-assessments'],
        summary: 'Save it, whole; until the campaign closes',
        params: idParamsSchema,
        body: saveSelfAssessmentSchema,
        response: { 200: selfAssessmentSchema },
      },
    },
    async (request) =>
      saveSelfAssessment(deps.database, deps.clock, instruments, request.actor, {
        campaignId: request.params.id,
        form: request.body,
      }),
  );

  app.post(
    '/api/v1/self-assessments/:id/send',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['self-assessments'],
        summary: 'Send it: from now on it stands beside what others say',
        params: idParamsSchema,
        response: { 200: selfAssessmentSchema },
      },
    },
    async (request) => sendSelfAssessment(deps.database, deps.clock, request.actor, request.params.id),
  );
};

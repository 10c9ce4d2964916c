import {
  addLeaderSchema,
  addRaterSchema,
  leaderAddedSchema,
  leaderAdditionQuerySchema,
  leaderAdditionSchema,
  leaderParamsSchema,
} from '@heartset/model/api/campaigns';
import { emptySchema, idParamsSchema } from '@heartset/model/api/common';
import type { ApiDeps, App } from '../../plugins/app-instance.ts';
import { addLeader } from './add-leader.ts';
import { addRater } from './add-rater.ts';
import { checkAddedLeader } from './check-added-leader.ts';

/** People who are added to a campaign that is open. */
export function additionRoutes(app: App, { database, clock, enqueue }: ApiDeps): void {
  const onRequest = [app.requireActor];
  const tags = ['campaigns'];
  app.post(
    '/api/v1/campaigns/:id/leaders/:leaderId/raters/added',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Ask one more person about a leader, under a label that exists',
        params: leaderParamsSchema,
        body: addRaterSchema,
        response: { 204: emptySchema },
      },
    },
    async (request, reply) => {
      const { id, leaderId } = request.params;
      const input = { campaignId: id, leaderId, rater: request.body };
      const { jobs } = await addRater(database, request.actor, input);
      await enqueue(jobs);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/v1/campaigns/:id/leaders/added',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Who would be asked about a leader who is added, or why they cannot be',
        params: idParamsSchema,
        querystring: leaderAdditionQuerySchema,
        response: { 200: leaderAdditionSchema },
      },
    },
    (request) => {
      const input = { campaignId: request.params.id, leaderId: request.query.leaderId };
      return checkAddedLeader(database, request.actor, input, clock);
    },
  );
  app.post(
    '/api/v1/campaigns/:id/leaders/added',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Add a leader, published by a supplement',
        params: idParamsSchema,
        body: addLeaderSchema,
        response: { 200: leaderAddedSchema },
      },
    },
    async (request) => {
      const { leaderId, raters } = request.body;
      const input = { campaignId: request.params.id, leaderId, raters };
      const { result, jobs } = await addLeader(database, request.actor, input, clock);
      await enqueue(jobs);
      return result;
    },
  );
}

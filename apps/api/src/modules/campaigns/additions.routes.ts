import { addLeaderSchema, addRaterSchema, leaderParamsSchema, peopleAddedSchema } from '@heartset/model/api/campaigns';
import { idParamsSchema } from '@heartset/model/api/common';
import type { ApiDeps, App } from '../../plugins/app-instance.ts';
import { addLeader } from './add-leader.ts';
import { addRater } from './add-rater.ts';

/** People who are added to a campaign that is open. */
export function additionRoutes(app: App, { database, clock, enqueue }: ApiDeps): void {
  const onRequest = [app.requireActor];
  const about = { tags: ['campaigns'], response: { 200: peopleAddedSchema } };
  app.post(
    '/api/v1/campaigns/:id/leaders/:leaderId/raters/added',
    {
      onRequest,
      schema: {
        ...about,
        summary: 'Ask one more person about a leader, under a label that exists',
        params: leaderParamsSchema,
        body: addRaterSchema,
      },
    },
    async (request) => {
      const { id, leaderId } = request.params;
      const input = { campaignId: id, leaderId, rater: request.body };
      const { result, jobs } = await addRater(database, request.actor, input);
      await enqueue(jobs);
      return result;
    },
  );
  app.post(
    '/api/v1/campaigns/:id/leaders/added',
    {
      onRequest,
      schema: {
        ...about,
        summary: 'Add a leader, published by a supplement',
        params: idParamsSchema,
        body: addLeaderSchema,
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

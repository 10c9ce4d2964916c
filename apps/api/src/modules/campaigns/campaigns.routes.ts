import {
  askAgainSchema,
  campaignListSchema,
  campaignSchema,
  campaignTransitionSchema,
  correctAddressSchema,
  createCampaignSchema,
  invitationDeliveriesSchema,
  invitationParamsSchema,
  invitationWithdrawnSchema,
  leaderParamsSchema,
  leaderRatersSchema,
  moveDeadlineSchema,
  openingCheckSchema,
  setLeadersSchema,
  setRatersSchema,
  updateCampaignSchema,
} from '@heartset/model/api/campaigns';
import { emptySchema, idParamsSchema } from '@heartset/model/api/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { additionRoutes } from './additions.routes.ts';
import { askAgain } from './ask-again.ts';
import { campaignEventsRoute } from './campaign-events.routes.ts';
import { getCampaign, listCampaigns } from './campaigns.queries.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { checkOpening } from './check-opening.ts';
import { closeCampaign } from './close-campaign.ts';
import { correctInvitationAddress } from './correct-invitation-address.ts';
import { createCampaign } from './create-campaign.ts';
import { endGrace } from './end-grace.ts';
import { listInvitations } from './invitations.queries.ts';
import { moveDeadline } from './move-deadline.ts';
import { openCampaign } from './open-campaign.ts';
import { getLeaderRaters } from './raters.queries.ts';
import { releaseCampaign } from './release-campaign.ts';
import { setLeaders } from './set-leaders.ts';
import { resetRaters, setRaters } from './set-raters.ts';
import { updateCampaign } from './update-campaign.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const base = '/api/v1/campaigns';
const tags = ['campaigns'];

/** Campaigns: set up, opened, looked after, closed. */
export const campaignsRoutes: Routes = (app, deps, config) => {
  const options = { mayEndGrace: config.standalone, clock: deps.clock };
  campaignRoutes(app, deps, options);
  raterRoutes(app, deps);
  invitationRoutes(app, deps);
  addressRoute(app, deps);
  transitionRoutes(app, deps, options);
  additionRoutes(app, deps);
  campaignEventsRoute(app, deps, options);
};

function campaignRoutes(app: App, deps: ApiDeps, options: { mayEndGrace: boolean; clock: Clock }): void {
  const { database, clock, enqueue } = deps;
  const onRequest = [app.requireActor];

  app.get(
    base,
    { onRequest, schema: { tags, summary: 'Campaigns that I run or see', response: { 200: campaignListSchema } } },
    async (request) => ({ campaigns: await listCampaigns(database, request.actor) }),
  );
  app.post(
    base,
    {
      onRequest,
      schema: { tags, summary: 'Make a draft', body: createCampaignSchema, response: { 201: campaignSchema } },
    },
    async (request, reply) => {
      const { id } = await createCampaign(database, request.actor, request.body, clock);
      return reply.code(201).send(await getCampaign(database, request.actor, id, options));
    },
  );
  app.get(
    `${base}/:id`,
    { onRequest, schema: { tags, summary: 'One campaign', params: idParamsSchema, response: { 200: campaignSchema } } },
    (request) => getCampaign(database, request.actor, request.params.id, options),
  );
  app.patch(
    `${base}/:id`,
    {
      onRequest,
      schema: {
        tags,
        summary: 'Change a draft',
        params: idParamsSchema,
        body: updateCampaignSchema,
        response: { 200: campaignSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      await updateCampaign(database, request.actor, { campaignId: id, changes: request.body }, clock);
      return getCampaign(database, request.actor, id, options);
    },
  );
  app.put(
    `${base}/:id/leaders`,
    {
      onRequest,
      schema: {
        tags,
        summary: 'Whom a draft is about',
        params: idParamsSchema,
        body: setLeadersSchema,
        response: { 200: campaignSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      await setLeaders(database, request.actor, { campaignId: id, leaderIds: request.body.leaderIds });
      return getCampaign(database, request.actor, id, options);
    },
  );
  app.put(
    `${base}/:id/deadline`,
    {
      onRequest,
      schema: {
        tags,
        summary: 'Give people more time, and tell them',
        params: idParamsSchema,
        body: moveDeadlineSchema,
        response: { 200: campaignSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      const input = { campaignId: id, deadlineAt: request.body.deadlineAt };
      const { jobs } = await moveDeadline(database, request.actor, input, clock);
      await enqueue(jobs);
      return getCampaign(database, request.actor, id, options);
    },
  );
}

function raterRoutes(app: App, { database }: ApiDeps): void {
  const onRequest = [app.requireActor];
  const schema = { tags, params: leaderParamsSchema, response: { 200: leaderRatersSchema } };
  const path = `${base}/:id/leaders/:leaderId/raters`;

  app.get(path, { onRequest, schema: { ...schema, summary: 'Who is asked about a leader' } }, (request) =>
    getLeaderRaters(database, request.actor, { campaignId: request.params.id, leaderId: request.params.leaderId }),
  );
  app.put(
    path,
    { onRequest, schema: { ...schema, summary: 'Set who is asked about a leader', body: setRatersSchema } },
    async (request) => {
      const of = { campaignId: request.params.id, leaderId: request.params.leaderId };
      await setRaters(database, request.actor, { ...of, raters: request.body.raters });
      return getLeaderRaters(database, request.actor, of);
    },
  );
  app.post(
    `${path}/propose`,
    { onRequest, schema: { ...schema, summary: 'Go back to what the org chart proposes' } },
    async (request) => {
      const of = { campaignId: request.params.id, leaderId: request.params.leaderId };
      await resetRaters(database, request.actor, of);
      return getLeaderRaters(database, request.actor, of);
    },
  );
}

function invitationRoutes(app: App, { database }: ApiDeps): void {
  const onRequest = [app.requireActor];
  app.get(
    `${base}/:id/invitations`,
    {
      onRequest,
      schema: {
        tags,
        summary: 'How the invitations travel, by name: for HR whom the campaign is not about',
        params: idParamsSchema,
        response: { 200: invitationDeliveriesSchema },
      },
    },
    async (request) => ({ invitations: await listInvitations(database, request.actor, request.params.id) }),
  );
  app.delete(
    `${base}/:id/invitations/:invitationId`,
    {
      onRequest,
      schema: {
        tags,
        summary: 'Withdraw an invitation',
        params: invitationParamsSchema,
        response: { 200: invitationWithdrawnSchema },
      },
    },
    (request) => {
      const { id, invitationId } = request.params;
      return withdrawInvitation(database, request.actor, { campaignId: id, invitationId });
    },
  );
}

function addressRoute(app: App, { database, clock, enqueue }: ApiDeps): void {
  app.put(
    `${base}/:id/invitations/:invitationId/address`,
    {
      onRequest: [app.requireActor],
      schema: {
        tags,
        summary: 'Correct the address of an invitation that came back, and send it again',
        params: invitationParamsSchema,
        body: correctAddressSchema,
        response: { 204: emptySchema },
      },
    },
    async (request, reply) => {
      const { id, invitationId } = request.params;
      const input = { campaignId: id, invitationId, email: request.body.email };
      const { jobs } = await correctInvitationAddress(database, request.actor, input, clock);
      await enqueue(jobs);
      return reply.code(204).send(null);
    },
  );
}

/** What a transition's verb returns: where the campaign stands now, and what is to be done for it. */
type Transition = (
  database: ApiDeps['database'],
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
) => Promise<{
  result: { state: 'collecting' | 'closing' | 'cancelled' | 'released'; warnings?: string[] };
  jobs: JobRequest<never>[];
}>;

function transitionRoutes(app: App, deps: ApiDeps, options: { mayEndGrace: boolean }): void {
  // Comparing with other campaigns may take half a second, in which nothing else is answered. By person: a hospital has one address.
  const countComparison = app.createRateLimit({
    max: 30,
    timeWindow: 60_000,
    keyGenerator: ({ actor }) => `comparing:${actor.personId}`,
  });
  const comparing = async (request: FastifyRequest): Promise<void> => {
    const counted = await countComparison(request);
    if (!counted.isAllowed && counted.isExceeded) {
      throw new AppError('too-many-requests', 'Please wait a minute, then try again.');
    }
  };
  const transition = (name: string, summary: string, verb: Transition, preHandler: (typeof comparing)[] = []) =>
    app.post(
      `${base}/:id/${name}`,
      {
        preHandler,
        onRequest: [app.requireActor],
        schema: { tags, summary, params: idParamsSchema, response: { 200: campaignTransitionSchema } },
      },
      async (request) => {
        const { id } = request.params;
        const { result, jobs } = await verb(deps.database, request.actor, { campaignId: id }, deps.clock);
        await deps.enqueue(jobs);
        return { id, state: result.state, warnings: result.warnings ?? [] };
      },
    );
  app.get(
    `${base}/:id/opening`,
    {
      preHandler: [comparing],
      onRequest: [app.requireActor],
      schema: {
        tags,
        summary: 'What opening a draft would be refused for and warned of',
        params: idParamsSchema,
        response: { 200: openingCheckSchema },
      },
    },
    (request) => checkOpening(deps.database, request.actor, { campaignId: request.params.id }, deps.clock),
  );
  transition(
    'open',
    'Open a draft: everybody is written to',
    (database, actor, input, clock) => openCampaign(database, actor, input, clock, deps.keys),
    [comparing],
  );
  transition('close', 'End collecting before the deadline', closeCampaign);
  transition('cancel', 'End it unseen', cancelCampaign);
  transition('release', 'Let leaders read their reports', releaseCampaign);
  app.post(
    `${base}/:id/ask-again`,
    {
      onRequest: [app.requireActor],
      schema: {
        tags,
        summary: 'Ask those who have not answered once more',
        params: idParamsSchema,
        body: askAgainSchema,
        response: { 200: campaignTransitionSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      const input = { campaignId: id, deadlineAt: request.body.deadlineAt };
      const { result, jobs } = await askAgain(deps.database, request.actor, input, deps.clock);
      await deps.enqueue(jobs);
      return { id, state: result.state, warnings: [] };
    },
  );
  if (options.mayEndGrace) transition('end-grace', 'End the grace now (embedded start only)', endGrace);
}

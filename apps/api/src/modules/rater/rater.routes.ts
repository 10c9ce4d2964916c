import { ballotIssuedSchema, issueBallotSchema } from '@heartset/model/api/ballots';
import { idParamsSchema } from '@heartset/model/api/common';
import { createRaterSessionSchema, raterInvitationSchema, raterSessionEndedSchema } from '@heartset/model/api/rater';
import type { Routes } from '../../plugins/app-instance.ts';
import { draftRoutes } from './drafts.routes.ts';
import { issueBallot } from './issue-ballot.ts';
import { openRaterSession } from './open-rater-session.ts';
import { readRaterInvitation } from './rater.queries.ts';

/**
 * Link, list and ballot of a rater. A hospital's whole staff may come from one address, so the limit on opening links is
 * generous; against guessing 128 bits it is strict all the same. None leaves a line in the log: rows that carry no time would get one, by
 * rank.
 */
export const raterRoutes: Routes = (app, deps) => {
  draftRoutes(app, deps);
  app.post(
    '/api/v1/rater/sessions',
    {
      config: { silent: true, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        tags: ['rater'],
        summary: "Open an invitation with the link's secret or the mail's code; changes nothing",
        body: createRaterSessionSchema,
        response: { 200: raterInvitationSchema },
      },
    },
    async (request, reply) => {
      const { invitationId, invitation } = await openRaterSession(deps.database, deps.keys, request.body);
      app.setProductCookie(reply, 'rater', app.signRaterToken(invitationId));
      reply.header('cache-control', 'no-store');
      return invitation;
    },
  );

  app.delete(
    '/api/v1/rater/session',
    {
      config: { silent: true },
      schema: {
        tags: ['rater'],
        summary: 'Leave the invitation in this browser; changes nothing else',
        response: { 200: raterSessionEndedSchema },
      },
    },
    async (request, reply) => {
      app.endRaterSession(request, reply);
      reply.header('cache-control', 'no-store');
      return { status: 'ended' as const };
    },
  );

  app.get(
    '/api/v1/rater/invitation',
    {
      onRequest: [app.requireRater],
      config: { silent: true },
      schema: {
        tags: ['rater'],
        summary: 'Whom this rater is asked about, and how the answers will be shown',
        response: { 200: raterInvitationSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return readRaterInvitation(deps.database, deps.keys, request.raterInvitationId);
    },
  );

  app.post(
    '/api/v1/rater/assignments/:id/ballot',
    {
      onRequest: [app.requireRater],
      config: { silent: true },
      schema: {
        tags: ['rater'],
        summary: 'Issue an assignment its one ballot, blindly',
        params: idParamsSchema,
        body: issueBallotSchema,
        response: { 200: ballotIssuedSchema },
      },
    },
    async (request) => {
      const reply = await issueBallot(deps.database, deps.keys, request.raterInvitationId, {
        assignmentId: request.params.id,
        blindedElement: Buffer.from(request.body.blindedElement, 'base64url'),
      });
      return { reply: Buffer.from(reply).toString('base64url') };
    },
  );
};

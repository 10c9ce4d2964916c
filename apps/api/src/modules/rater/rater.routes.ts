import { ballotIssuedSchema, issueBallotSchema } from '@heartset/model/api/ballots';
import { idParamsSchema } from '@heartset/model/api/common';
import { createRaterSessionSchema, raterInvitationSchema, raterSessionEndedSchema } from '@heartset/model/api/rater';
import { AppError } from '../../core/errors.ts';
import type { Routes } from '../../plugins/app-instance.ts';
import { draftRoutes } from './drafts.routes.ts';
import { issueBallot } from './issue-ballot.ts';
import { openRaterSession } from './open-rater-session.ts';
import { readRaterInvitation } from './rater.queries.ts';

/** How many links and codes that there are not one network may try in a minute. */
const mostWrongTries = { max: 120, timeWindow: 60_000 };

/**
 * Link, list and ballot of a rater. A hospital's whole staff may come from one address, and so may the scanner that opens every link of
 * every mail: opening a link that there is locks nobody out. Against guessing 128 bits the limit on wrong tries is strict all the same.
 * None leaves a line in the log: rows that carry no time would get one, by rank.
 */
export const raterRoutes: Routes = (app, deps) => {
  draftRoutes(app, deps);
  const countWrongTry = app.createRateLimit(mostWrongTries);
  app.post(
    '/api/v1/rater/sessions',
    {
      // A number of its own: what else the network asks for does not use it up.
      config: { silent: true, rateLimit: { max: 600, timeWindow: 60_000 } },
      schema: {
        tags: ['rater'],
        summary: "Open an invitation with the link's secret or the mail's code; changes nothing",
        body: createRaterSessionSchema,
        response: { 200: raterInvitationSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const opened = await openRaterSession(deps.database, deps.keys, request.body).catch(async (error: unknown) => {
        if (!isWrongTry(error)) throw error;
        const tries = await countWrongTry(request);
        if (tries.isAllowed || !tries.isExceeded) throw error;
        reply.header('retry-after', tries.ttlInSeconds);
        throw new AppError('too-many-requests', 'Please wait a few minutes, then try again.');
      });
      app.setProductCookie(reply, 'rater', app.signRaterToken(opened.invitationId));
      return opened.invitation;
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

function isWrongTry(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'link-unknown' || error.code === 'code-wrong');
}
